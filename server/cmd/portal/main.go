// Command portal is the portal of the sectoral working group: the server, and the commands that look after its store.
package main

import (
	"context"
	"os"

	"swgportal/server/internal/run"
)

func main() {
	os.Exit(run.Main(context.Background(), os.Args[1:], os.Environ(), os.Stdout, os.Stderr))
}
