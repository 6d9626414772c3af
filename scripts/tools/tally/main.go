// Command tally reads what a test runner says, shows failures and skips with their reasons, and adds one line
// "passed failed skipped" to a file, so that scripts/test can sum up.
//
//	go test -json … | tally go FILE        a test without subtests counts as one, and so does each last subtest
//	npm run check   | tally client FILE    the client's gates, and vitest's tests
//	tally playwright FILE REPORT.json      Playwright's tests
//
// It exits with 1 where something failed or where nothing ran.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

type counts struct{ passed, failed, skipped int }

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: tally go|client|playwright FILE [REPORT]")
		os.Exit(2)
	}
	var c counts
	var err error
	switch os.Args[1] {
	case "go":
		c, err = goTests(os.Stdin, os.Stdout)
	case "client":
		c, err = client(os.Stdin, os.Stdout)
	case "playwright":
		c, err = playwright(os.Args[len(os.Args)-1], os.Stdout)
	default:
		err = fmt.Errorf("%s is no runner", os.Args[1])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "tally:", err)
		c.failed++
	}
	if c.passed+c.failed+c.skipped == 0 {
		fmt.Fprintln(os.Stderr, "tally: no test ran")
		c.failed++
	}
	f, err := os.OpenFile(os.Args[2], os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err == nil {
		_, err = fmt.Fprintln(f, c.passed, c.failed, c.skipped)
		f.Close()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "tally:", err)
	}
	if err != nil || c.failed > 0 {
		os.Exit(1)
	}
}

// event is a line of go test -json.
type event struct {
	Action, Package, Test, Output, ImportPath string
	Elapsed                                   float64
}

type goTest struct {
	output  strings.Builder
	verdict string
	ran     bool // else it is part of a name that holds a slash
	parent  bool
	below   bool // something below failed or was skipped
}

func goTests(in io.Reader, out io.Writer) (counts, error) {
	tests := map[string]*goTest{}
	var order []string
	at := func(key string) *goTest {
		if tests[key] == nil {
			tests[key] = &goTest{}
			order = append(order, key)
		}
		return tests[key]
	}
	var c counts
	failedIn := map[string]int{}
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			var e event
			if json.Unmarshal(line, &e) != nil {
				fmt.Fprintf(out, "%s", line)
				continue
			}
			switch {
			case e.Action == "build-output":
				fmt.Fprint(out, e.Output)
			case e.Test == "" && e.Action == "output":
				if !strings.HasPrefix(e.Output, "PASS") && !strings.HasPrefix(e.Output, "testing: warning: no tests") {
					at(e.Package).output.WriteString(e.Output)
				}
			case e.Test == "":
				at(e.Package).verdict = e.Action
				if e.Action == "pass" && e.Elapsed >= 1 {
					fmt.Fprintf(out, "  ok %s %.1f s\n", e.Package, e.Elapsed)
				}
			case e.Action == "output":
				if !strings.HasPrefix(strings.TrimSpace(e.Output), "=== ") {
					at(e.Package + " " + e.Test).output.WriteString(e.Output)
				}
			case e.Action == "run":
				at(e.Package + " " + e.Test).ran = true
				for i := range e.Test {
					if e.Test[i] == '/' {
						at(e.Package + " " + e.Test[:i]).parent = true
					}
				}
			case e.Action == "pass" || e.Action == "fail" || e.Action == "skip":
				at(e.Package + " " + e.Test).verdict = e.Action
			}
		}
		if err != nil {
			break
		}
	}
	slices.Reverse(order) // subtests before the tests above them
	var told []string
	for _, key := range order {
		t := tests[key]
		pkg, test, isTest := strings.Cut(key, " ")
		if !isTest {
			if t.verdict == "fail" && failedIn[pkg] == 0 {
				told = append(told, fmt.Sprintf("FAILED %s\n%s", pkg, t.output.String()))
				c.failed++
			}
			continue
		}
		if !t.ran {
			continue
		}
		if t.verdict == "" { // the process ended inside it
			t.verdict = "fail"
		}
		if t.verdict != "pass" {
			for i := range test {
				if test[i] == '/' {
					at(pkg + " " + test[:i]).below = true
				}
			}
		}
		switch {
		case t.parent && (t.below || t.verdict == "pass"):
			if t.verdict == "fail" && t.output.Len() > 0 {
				told = append(told, t.output.String())
			}
		case t.verdict == "pass":
			c.passed++
		case t.verdict == "skip":
			c.skipped++
			told = append(told, fmt.Sprintf("SKIPPED %s %s: %s", pkg, test, reason(t.output.String())))
		default:
			c.failed++
			failedIn[pkg]++
			told = append(told, fmt.Sprintf("FAILED %s %s\n%s", pkg, test, t.output.String()))
		}
	}
	slices.Reverse(told)
	for _, s := range told {
		fmt.Fprintln(out, strings.TrimRight(s, "\n"))
	}
	return c, nil
}

var place = regexp.MustCompile(`^\s*\S+\.go:\d+: `)

// reason is what a skipped test said, without the lines of the runner.
func reason(output string) string {
	var words []string
	for line := range strings.Lines(output) {
		if line = strings.TrimSpace(place.ReplaceAllString(line, "")); line != "" && !strings.HasPrefix(line, "--- ") {
			words = append(words, line)
		}
	}
	if len(words) == 0 {
		return "no reason given"
	}
	return strings.Join(words, " ")
}

var (
	gates      = regexp.MustCompile(`^client gates: (\d+) passed, (\d+) failed, (\d+) skipped$`)
	vitest     = regexp.MustCompile(`^\s*Tests\s+(.*)\(\d+\)\s*$`)
	vitestPart = regexp.MustCompile(`(\d+) (passed|failed|skipped|todo)`)
)

// client adds the gates and the tests; the gate "tests" stands for vitest's own and is not counted twice.
func client(in io.Reader, out io.Writer) (counts, error) {
	var c counts
	seen := false
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		if m := gates.FindStringSubmatch(line); m != nil {
			seen = true
			c.passed += number(m[1])
			c.failed += number(m[2])
			c.skipped += number(m[3])
			continue
		}
		if m := vitest.FindStringSubmatch(line); m != nil {
			for _, part := range vitestPart.FindAllStringSubmatch(m[1], -1) {
				switch part[2] {
				case "passed":
					c.passed += number(part[1])
				case "failed":
					c.failed += number(part[1])
				default:
					c.skipped += number(part[1])
				}
			}
			if c.passed > 0 {
				c.passed--
			}
		}
		fmt.Fprintln(out, line)
	}
	if !seen {
		return c, fmt.Errorf("the client's check did not come to its end")
	}
	return c, lines.Err()
}

func playwright(path string, out io.Writer) (counts, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return counts{}, err
	}
	var report struct {
		Stats  struct{ Expected, Unexpected, Flaky, Skipped int }
		Errors []struct{ Message string }
	}
	if err := json.Unmarshal(text, &report); err != nil {
		return counts{}, fmt.Errorf("%s: %w", path, err)
	}
	for _, e := range report.Errors {
		fmt.Fprintln(out, e.Message)
	}
	s := report.Stats
	if s.Flaky > 0 {
		fmt.Fprintf(out, "%d tests passed only when they were run again: they count as failed\n", s.Flaky)
	}
	return counts{s.Expected, s.Unexpected + s.Flaky + len(report.Errors), s.Skipped}, nil
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
