package run

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	_ "time/tzdata" // the days of the portal are Kyiv's, also where a machine has no time zones

	"swgportal/server/internal/config"
	"swgportal/server/internal/exchange"
	"swgportal/server/internal/store"
)

// What the process exits with.
const (
	exitOK     = 0
	exitFailed = 1  // the command did not do what it is for
	exitUsage  = 2  // the command line or the configuration is wrong
	exitFatal  = 70 // the store failed so that nothing may be written any more; look at the disk before a restart
)

// commit is set by scripts/run when it builds.
var commit = "unknown"

const usage = `portal: the portal of the "Law Enforcement" Sectoral Working Group

  portal serve           serve the portal
  portal demo            serve a portal with invented records and accounts, for this machine alone
  portal health          ask the portal that runs here whether it is ready
  portal migrate         bring the store to this version and stop
  portal backup FILE     copy an SQLite store, also while it serves, and try the copy
  portal restore FILE    put a backup into the place of the store; everybody signs in anew
  portal export-data FILE|-   write all records as lines, to move to another store
  portal import-data FILE|-   read them into an empty store
  portal import FILE|-   say what a file would bring in, --kind and --as somebody; write it with --commit
  portal export          write the records that --as somebody may see as a table, --kind needs; edited, it can be imported
  portal rates fetch     fetch the banks' rates that are due, as serve does each day
  portal forget-sign-ins end every sign-in, known browser and link that waits: after a restore of MongoDB, or a theft
  portal check sums      reckon every running sum of money anew and name what differs
  portal audit verify    check that records and audit log fit together
  portal config print    print the configuration that is in force, secrets hidden
  portal version         print the version

Flags set keys of the configuration: portal COMMAND -h lists them. config/portal.example.yaml describes each.
`

// call is one run of a command.
type call struct {
	cfg            config.Config
	demo           bool
	allowRemote    bool
	file           string // of backup, restore, export-data, import-data, import
	importing      importing
	exporting      exporting
	stdin          io.Reader
	stdout, stderr io.Writer
	parts          parts
}

// command is what follows "portal" on the command line.
type command struct {
	words []string
	demo  bool
	file  bool                       // takes the name of a file
	flags func(*flag.FlagSet, *call) // of the command alone; nil: none
	do    func(context.Context, *call) error
}

func commands() []command {
	return []command{
		{words: []string{"serve"}, do: func(ctx context.Context, c *call) error { return c.serveAs(ctx) }},
		{words: []string{"demo"}, demo: true, do: func(ctx context.Context, c *call) error { return c.serveAs(ctx) }},
		{words: []string{"health"}, do: func(ctx context.Context, c *call) error { return c.askHealth(ctx) }},
		{words: []string{"migrate"}, do: func(ctx context.Context, c *call) error { return c.migrateAs(ctx) }},
		{words: []string{"backup"}, file: true, do: func(ctx context.Context, c *call) error { return c.backupAs(ctx) }},
		{words: []string{"restore"}, file: true, do: func(ctx context.Context, c *call) error { return c.restoreAs(ctx) }},
		{words: []string{"export-data"}, file: true, do: func(ctx context.Context, c *call) error { return c.exportData(ctx) }},
		{words: []string{"import-data"}, file: true, do: func(ctx context.Context, c *call) error { return c.importData(ctx) }},
		{words: []string{"import"}, file: true, flags: importFlags, do: func(ctx context.Context, c *call) error { return c.importRows(ctx) }},
		{words: []string{"export"}, flags: exportFlags, do: func(ctx context.Context, c *call) error { return c.exportRows(ctx) }},
		{words: []string{"rates", "fetch"}, do: func(ctx context.Context, c *call) error { return c.fetchRates(ctx) }},
		{words: []string{"forget-sign-ins"}, do: func(ctx context.Context, c *call) error { return c.forgetSignIns(ctx) }},
		{words: []string{"check", "sums"}, do: func(ctx context.Context, c *call) error { return c.checkSums(ctx) }},
		{words: []string{"audit", "verify"}, do: func(ctx context.Context, c *call) error { return c.verifyAudit(ctx) }},
		{words: []string{"config", "print"}, do: func(_ context.Context, c *call) error { return c.cfg.Print(c.stdout) }},
	}
}

// Main runs the portal's command line and gives the exit code.
func Main(ctx context.Context, args, environ []string, stdout, stderr io.Writer) int {
	if len(args) == 1 && args[0] == exchange.ChildWord {
		return exchange.ServeChild(os.Stdin, stdout)
	}
	return runWith(ctx, standard(), args, environ, stdout, stderr)
}

// MainOn is Main over the store that open gives for its URL: for tests, on servers that a portal refuses. No command line
// leads here.
func MainOn(ctx context.Context, open func(ctx context.Context, url string) (store.Store, error), args, environ []string, stdout, stderr io.Writer) int {
	p := standard()
	p.open = func(ctx context.Context, url config.StoreURL, _ func(error)) (store.Store, error) {
		return open(ctx, url.Reveal())
	}
	return runWith(ctx, p, args, environ, stdout, stderr)
}

func runWith(ctx context.Context, p parts, args, environ []string, stdout, stderr io.Writer) int {
	err := dispatch(ctx, p, args, environ, stdout, stderr)
	switch {
	case err == nil || errors.Is(err, flag.ErrHelp):
		return exitOK
	case errors.As(err, new(usageError)):
		fmt.Fprintln(stderr, "portal:", err)
		return exitUsage
	case errors.As(err, new(fatalError)):
		fmt.Fprintln(stderr, "portal:", err)
		return exitFatal
	}
	fmt.Fprintln(stderr, "portal:", err)
	return exitFailed
}

// usageError is a wrong command line or configuration.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// fatalError is a store that may not be written any more.
type fatalError struct{ error }

func (e fatalError) Unwrap() error { return e.error }

func dispatch(ctx context.Context, p parts, args, environ []string, stdout, stderr io.Writer) error {
	if len(args) == 0 || args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		fmt.Fprint(stdout, usage)
		return nil
	}
	if args[0] == "version" {
		fmt.Fprintf(stdout, "portal %s (%s)\n", commit, runtime.Version())
		return nil
	}
	for _, c := range commands() {
		if rest, ok := after(args, c.words); ok {
			return c.start(ctx, p, rest, environ, stdout, stderr)
		}
	}
	return usageError{fmt.Errorf("there is no command %q; portal help lists them", args[0])}
}

func after(args, words []string) ([]string, bool) {
	if len(args) < len(words) {
		return nil, false
	}
	for i, w := range words {
		if args[i] != w {
			return nil, false
		}
	}
	return args[len(words):], true
}

func (c command) start(ctx context.Context, p parts, args, environ []string, stdout, stderr io.Writer) error {
	fs := flag.NewFlagSet("portal "+c.words[0], flag.ContinueOnError)
	fs.SetOutput(stderr)
	flags := config.AddFlags(fs)
	run := &call{demo: c.demo, stdin: p.stdin, stdout: stdout, stderr: stderr, parts: p}
	base := config.Defaults()
	if c.demo {
		base = config.DemoDefaults()
		fs.BoolVar(&run.allowRemote, "allow-remote-demo", false, "let other machines reach the demo")
	}
	if c.flags != nil {
		c.flags(fs, run)
	}
	if c.file && len(args) > 0 && !isFlag(args[0]) {
		run.file, args = args[0], args[1:]
	}
	if err := fs.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return usageError{err}
	}
	rest := fs.Args()
	if c.file && run.file == "" && len(rest) > 0 {
		run.file = rest[0]
		if err := fs.Parse(rest[1:]); err != nil { // flags stand before the file, behind it, or both
			return usageError{err}
		}
		rest = fs.Args()
	}
	if c.file && run.file == "" {
		return usageError{fmt.Errorf("portal %s needs the name of a file", c.words[0])}
	}
	if len(rest) > 0 {
		return usageError{fmt.Errorf("%q is one word too many", rest[0])}
	}
	var err error
	if run.cfg, err = config.Load(base, environ, flags); err != nil {
		return usageError{err}
	}
	if err := run.cfg.Check(c.demo); err != nil {
		return usageError{err}
	}
	return c.do(ctx, run)
}

// isFlag says whether a word is a flag; "-" alone is a file.
func isFlag(word string) bool { return len(word) > 1 && word[0] == '-' }

// untilSignal ends the context at the first SIGINT or SIGTERM. From then on a second one kills the process, as if
// nobody listened.
func untilSignal(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}
