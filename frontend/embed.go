// Package frontend hands the built web client to the binary.
//
// It holds no logic: dist is made by `npm run build` and embedded as it lies.
// dist/.gitkeep is tracked, so a clone compiles without Node; Built tells
// whether a client is really inside.
package frontend

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var embedded embed.FS

// Dist is the root of the built client: index.html, and assets/ with a .br and
// a .gz beside every file worth compressing.
var Dist = root()

func root() fs.FS {
	dist, err := fs.Sub(embedded, "dist")
	if err != nil { // "dist" is a valid path by construction
		panic(err)
	}
	return dist
}

// Built reports whether the client was built before the binary was compiled.
func Built() bool {
	_, err := fs.Stat(Dist, "index.html")
	return err == nil
}
