package run

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"swgportal/server/internal/app"
	"swgportal/server/internal/exchange"
	"swgportal/server/internal/httpapi"
)

// importPlaces brings the state codifier in.
func importPlaces(ctx context.Context, c *call, a *app.App, who app.Caller) error {
	in, err := c.importFile()
	if err != nil {
		return usageError{err}
	}
	defer in.Close()
	table, err := tableOf(c.file, in)
	if err != nil {
		return c.unreadable(err)
	}
	report, err := a.Import(ctx, who, app.ImportPlaces, table, c.importMode())
	if err != nil {
		return c.unreadable(err)
	}
	return c.report(report)
}

// tableOf is the file as the use cases read it: by a child made of this binary.
func tableOf(name string, in *os.File) (app.Table, error) {
	sum := sha256.New()
	size, err := io.Copy(sum, io.LimitReader(in, exchange.MaxTableFile+1))
	if err != nil {
		return app.Table{}, err
	}
	if size > exchange.MaxTableFile {
		return app.Table{}, &exchange.FileError{Code: exchange.FileTooLarge, Detail: fmt.Sprintf("the file has more than %d bytes", int64(exchange.MaxTableFile))}
	}
	read, err := tableReader()
	if err != nil {
		return app.Table{}, err
	}
	return app.Table{
		Name: plainName(name), SHA256: hex.EncodeToString(sum.Sum(nil)),
		Read: func(ctx context.Context, each func(exchange.Row) error) error {
			return read(ctx, in, each)
		},
	}, nil
}

// plainName is the file's name as a line of text may hold it.
func plainName(path string) string {
	const longest = 80
	name := []rune(strings.ToValidUTF8(filepath.Base(path), "_"))
	for i, r := range name {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			name[i] = '_'
		}
	}
	return string(name[:min(len(name), longest)])
}

// tableReader reads tables in a child made of this binary.
func tableReader() (httpapi.TableReader, error) {
	own, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return exchange.NewChild(own, exchange.ChildWord).Read, nil
}
