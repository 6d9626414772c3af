package run

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"swgportal/server/internal/config"
	"swgportal/server/internal/store"
	"swgportal/server/internal/store/sqlitestore"
	"swgportal/server/internal/testkit"
)

// command runs a command line to its end.
func commandLine(t *testing.T, environ []string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	out, errs := testkit.NewOutput(), testkit.NewOutput()
	code = runWith(t.Context(), standard(), args, environ, out, errs)
	return code, out.String(), errs.String()
}

func TestMain_exitCodes(t *testing.T) {
	db := "sqlite:" + filepath.Join(t.TempDir(), "portal.db")
	for name, c := range map[string]struct {
		args    []string
		environ []string
		code    int
		says    string
	}{
		"help":              {[]string{"help"}, nil, exitOK, "portal serve"},
		"nothing":           {nil, nil, exitOK, "portal serve"},
		"version":           {[]string{"version"}, nil, exitOK, "portal unknown"},
		"flags of serve":    {[]string{"serve", "-h"}, nil, exitOK, "-shutdown-grace"},
		"migrate":           {[]string{"migrate", "--store", db}, nil, exitOK, "is at this version"},
		"no such command":   {[]string{"dance"}, nil, exitUsage, "dance"},
		"half a command":    {[]string{"config"}, nil, exitUsage, "config"},
		"a word too many":   {[]string{"serve", "now"}, nil, exitUsage, "now"},
		"no such flag":      {[]string{"serve", "--listne", "x"}, nil, exitUsage, "listne"},
		"no such variable":  {[]string{"serve"}, []string{"PORTAL_LISTNE=x"}, exitUsage, "PORTAL_LISTNE"},
		"a store of others": {[]string{"serve", "--listen", "127.0.0.1:0", "--store", "postgres://db/x"}, nil, exitUsage, "sqlite"},
		"a bad MongoDB URL": {[]string{"migrate"}, []string{"PORTAL_STORE=mongodb://u:planted@127.0.0.1:1/portal?w=x&tls=maybe"}, exitFailed, "not mongodb://host/database"},
		"address taken":     {[]string{"serve", "--listen", "203.0.113.1:80", "--public-url", "https://portal.example", "--store", db}, nil, exitFailed, "listen"},
		"backup of nothing": {[]string{"backup", "--store", db}, nil, exitUsage, "name of a file"},
		"backup to two":     {[]string{"backup", "a", "b", "--store", db}, nil, exitUsage, "too many"},
		"restore elsewhere": {[]string{"restore", "a", "--store", "mongodb://db/x"}, nil, exitUsage, "SQLite"},
		"restore nothing":   {[]string{"restore", "none", "--store", db}, nil, exitFailed, "none.manifest"},
		"plain http":        {[]string{"serve", "--public-url", "http://portal.example"}, nil, exitUsage, "https"},
		"demo for everyone": {[]string{"demo", "--listen", "0.0.0.0:0", "--public-url", "http://portal.example"}, nil, exitUsage, "allow-remote-demo"},
		"demo on any":       {[]string{"demo", "--listen", ":0", "--public-url", "http://portal.example"}, nil, exitUsage, "allow-remote-demo"},
	} {
		t.Run(name, func(t *testing.T) {
			code, stdout, stderr := commandLine(t, c.environ, c.args...)
			if code != c.code || !strings.Contains(stdout+stderr, c.says) || strings.Contains(stdout+stderr, "planted") {
				t.Errorf("exit %d, want %d and %q\n%s%s", code, c.code, c.says, stdout, stderr)
			}
		})
	}
}

func TestDemo_servesOthersWhenTold(t *testing.T) {
	p := start(t, with(http.NotFoundHandler()), t.TempDir(), "demo", "--allow-remote-demo", "--public-url", "http://portal.example")
	if p.url != "http://portal.example" {
		t.Errorf("public URL %s", p.url)
	}
	if code := p.end(t); code != exitOK {
		t.Errorf("exit %d:\n%s", code, p.err)
	}
}

func TestConfigPrint_hidesSecrets(t *testing.T) {
	code, stdout, stderr := commandLine(t, []string{"PORTAL_DEMO_PASSWORD=pl4nted"}, "config", "print", "--session-idle", "10m")
	if code != exitOK || !strings.Contains(stdout, "idle: 10m0s") || strings.Contains(stdout+stderr, "pl4nted") {
		t.Errorf("exit %d\n%s%s", code, stdout, stderr)
	}
}

func TestStore_staysWithItsPurpose(t *testing.T) {
	for _, c := range []struct{ first, other, says string }{{"serve", "demo", "in use"}, {"demo", "serve", "holds the demo"}} {
		dir := t.TempDir()
		start(t, standard(), dir, c.first).end(t)
		start(t, standard(), dir, c.first).end(t)
		out, errs := testkit.NewOutput(), testkit.NewOutput()
		args := []string{c.other, "--listen", "127.0.0.1:0", "--store", "sqlite:" + filepath.Join(dir, "portal.db")}
		code := runWith(t.Context(), standard(), args, nil, out, errs)
		if code != exitFailed || !strings.Contains(errs.String(), c.says) {
			t.Errorf("%s after %s: exit %d\n%s", c.other, c.first, code, errs)
		}
	}
}

func TestDemoPassword_isMadeOnceAndPrivate(t *testing.T) {
	log := slog.New(slog.DiscardHandler)
	dir := filepath.Join(t.TempDir(), "data")
	first, err := demoPassword(config.Secret{}, dir, log)
	if err != nil {
		t.Fatal(err)
	}
	again, err := demoPassword(config.Hide("late"), dir, log)
	if err != nil || first.Reveal() != again.Reveal() || len(first.Reveal()) != 19 {
		t.Errorf("%q then %q, %v", first.Reveal(), again.Reveal(), err)
	}
	info, err := os.Stat(filepath.Join(dir, "demo-password"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if given, err := demoPassword(config.Hide("given"), t.TempDir(), log); err != nil || given.Reveal() != "given" {
		t.Errorf("the configured one is not taken at the first start: %v", err)
	}
}

func TestSetupLink_isShownOnceAndOnlyToAnEmptyStore(t *testing.T) {
	dir := t.TempDir()
	p := start(t, standard(), dir, "serve")
	p.end(t)
	_, rest, ok := strings.Cut(p.out.String(), p.url+"/setup#")
	token, _, _ := strings.Cut(rest, "\n")
	if !ok || len(token) < 40 {
		t.Fatalf("no link:\n%s", p.out)
	}
	if strings.Contains(p.err.String(), token) {
		t.Error("the token is in the log")
	}
	again := start(t, standard(), dir, "serve")
	again.end(t)
	if strings.Contains(again.out.String(), "/setup#") {
		t.Errorf("the second start shows a link:\n%s", again.out)
	}
	demo := start(t, standard(), t.TempDir(), "demo")
	demo.end(t)
	if s := demo.out.String(); strings.Contains(s, "/setup#") || !strings.Contains(s, "secretariat@portal.example") {
		t.Errorf("the demo greets with:\n%s", s)
	}
}

func TestAuditVerify_saysWhetherTheLogFits(t *testing.T) {
	dir := t.TempDir()
	start(t, standard(), dir, "demo").end(t)
	db := filepath.Join(dir, "portal.db")
	code, stdout, stderr := commandLine(t, nil, "audit", "verify", "--store", "sqlite:"+db)
	if code != exitOK || !strings.Contains(stdout, "fit together") {
		t.Fatalf("exit %d\n%s%s", code, stdout, stderr)
	}
	st, err := sqlitestore.Open(t.Context(), sqlitestore.Options{Path: db})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	if err := st.Migrate(t.Context(), store.All()); err != nil {
		t.Fatal(err)
	}
	err = st.Tx(t.Context(), func(ctx context.Context, tx store.Tx) error {
		page, err := tx.List(ctx, store.Events.Spec, store.System(), store.Query{Limit: 1})
		if err != nil {
			return err
		}
		return tx.Delete(ctx, store.Events.Spec, page.Records[0].ID, page.Records[0].Rev)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr = commandLine(t, nil, "audit", "verify", "--store", "sqlite:"+db)
	if code != exitFailed || !strings.Contains(stderr, "missing or altered") {
		t.Errorf("with an event gone: exit %d\n%s%s", code, stdout, stderr)
	}
}

func TestCheckSums_saysWhetherTheyAddUp(t *testing.T) {
	dir := t.TempDir()
	start(t, standard(), dir, "demo").end(t)
	db := filepath.Join(dir, "portal.db")
	code, stdout, stderr := commandLine(t, nil, "check", "sums", "--store", "sqlite:"+db)
	if code != exitOK || !strings.Contains(stdout, "add up") {
		t.Fatalf("exit %d\n%s%s", code, stdout, stderr)
	}
	st, err := sqlitestore.Open(t.Context(), sqlitestore.Options{Path: db})
	if err != nil {
		t.Fatal(err)
	}
	if err := st.Migrate(t.Context(), store.All()); err != nil {
		t.Fatal(err)
	}
	err = st.Tx(t.Context(), func(ctx context.Context, tx store.Tx) error {
		page, err := tx.List(ctx, store.Needs.Spec, store.System(), store.Query{Limit: 1})
		if err != nil {
			return err
		}
		n, err := store.Needs.Decode(page.Records[0])
		if err != nil {
			return err
		}
		n.Ledger.Sums.Pledged++
		rec, err := store.Needs.Encode(&n, page.Records[0].Rev)
		if err != nil {
			return err
		}
		return tx.Update(ctx, store.Needs.Spec, rec)
	})
	if err := errors.Join(err, st.Close()); err != nil {
		t.Fatal(err)
	}
	code, stdout, _ = commandLine(t, nil, "check", "sums", "--store", "sqlite:"+db)
	if code != exitFailed || !strings.Contains(stdout, "need ") {
		t.Errorf("with a cent too much: exit %d\n%s", code, stdout)
	}
}

func TestGreet_tellsWhatAPersonNeeds(t *testing.T) {
	out := testkit.NewOutput()
	greet(out, "http://127.0.0.1:8080", "http://127.0.0.1:8080/setup#x", []account{{"admin@portal.example", "Адміністратор", "p4ss"}})
	for _, want := range []string{"Portal: http://127.0.0.1:8080\n", "/setup#x", "admin@portal.example", "p4ss"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in:\n%s", want, out)
		}
	}
}

func TestLog_hidesWhatSoundsSecret(t *testing.T) {
	out := testkit.NewOutput()
	log := newLogger(config.Log{Level: "debug", Format: "json"}, out)
	log.Info("m", "password", "pl4nted", "setupToken", "pl4nted", "Set-Cookie", "pl4nted", "seat", "shown")
	if s := out.String(); strings.Contains(s, "pl4nted") || !strings.Contains(s, "shown") {
		t.Error(s)
	}
}

func TestOutcome(t *testing.T) {
	for err, want := range map[error]string{nil: "committed", store.ErrStale: "refused", store.ErrUnavailable: "failed", context.Canceled: "failed"} {
		if got := outcome(err); got != want {
			t.Errorf("%v: %s, want %s", err, got, want)
		}
	}
}
