package run

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"
)

const healthTimeout = 4 * time.Second // a little more than the portal itself waits for its store

var errNotReady = errors.New("the portal is not ready")

// askHealth asks the portal that runs with the same configuration on this machine whether it is ready: for container
// images that hold nothing else that could ask. It opens no store.
func (c *call) askHealth(ctx context.Context) error {
	url, err := readyAt(c.cfg.Listen)
	if err != nil {
		return usageError{err}
	}
	ctx, cancel := context.WithTimeout(ctx, healthTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	// A client of its own: no proxy of the environment stands between a portal and itself.
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	resp, err := client.Do(req)
	if err != nil {
		return errors.Join(errNotReady, err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(io.LimitReader(resp.Body, 200))
		return fmt.Errorf("%w: %s %q", errNotReady, resp.Status, text)
	}
	return nil
}

// readyAt is /readyz at the address listened on; where that is every address, at this machine's own.
func readyAt(listen string) (string, error) {
	host, port, err := net.SplitHostPort(listen)
	if err != nil {
		return "", fmt.Errorf("listen: %w", err)
	}
	switch ip := net.ParseIP(host); { // by number: an image of the binary alone may know no names
	case host == "", ip.Equal(net.IPv4zero):
		host = "127.0.0.1"
	case ip.Equal(net.IPv6unspecified):
		host = "::1"
	}
	return "http://" + net.JoinHostPort(host, port) + "/readyz", nil
}
