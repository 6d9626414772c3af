package exchange

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"swgportal/server/internal/domain"
)

// told writes the rows of a file as a test reads them: "2026-03-02 USD NBU 41.2", or the fate and why.
func told(rows []RateRow) []string {
	out := []string{}
	for _, r := range rows {
		line := fmt.Sprint(r.Fate)
		switch r.Fate {
		case RateUsable:
			line = fmt.Sprintf("%s %s %s %s", r.Quote.Date, r.Quote.Currency, r.Quote.Source, r.Quote.Value)
		case RateRejected:
			line += " " + string(r.Code)
		}
		out = append(out, line)
	}
	return out
}

func TestReadRates_readsWhatTheBanksWrite(t *testing.T) {
	const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
<gesmes:subject>Reference rates</gesmes:subject><gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>`
	for name, c := range map[string]struct{ file, want string }{
		"the NBU":                            {"\uFEFF[\n{ \n\"r030\":36,\"txt\":\"Австралійський долар\",\"rate\":12.852785,\"cc\":\"AUD\",\"exchangedate\":\"01.02.2015\"\n }\n]\n", "2015-02-01 AUD NBU 12.852785"},
		"the NBU, with a member that is new": {`[{"cc":"USD","rate":41.2,"exchangedate":"02.03.2026","special":null}]`, "2026-03-02 USD NBU 41.2"},
		"the NBU for ten and a hundred units": {`[{"cc":"JPY","rate":2.7,"units":10,"rate_per_unit":0.27,"exchangedate":"02.03.2026"},
			{"StartDate":"01.01.2015","TimeSign":"0000","CurrencyCode":"036","CurrencyCodeL":"AUD","Units":100,"Amount":1285.2785}]`, "2026-03-02 JPY NBU 0.27|2015-01-01 AUD NBU 12.852785"},
		"the NBU for seven units":         {`[{"cc":"JPY","rate":2.7,"units":7,"exchangedate":"02.03.2026"}]`, "rejected format"},
		"the NBU for fewer than none":     {`[{"cc":"JPY","rate":2.7,"units":-10,"exchangedate":"02.03.2026"}]`, "rejected format"},
		"the NBU finer than a rate":       {`[{"cc":"JPY","rate":2.7654321,"units":10000,"exchangedate":"02.03.2026"}]`, "rejected format"},
		"a day on which the NBU has none": {`[]`, ""},
		"the NBU's error":                 {`[{"message":"Wrong parameters format"}]`, "rejected format"},
		"gold, and a code that is none":   {`[{"cc":"XAU","rate":1e9,"exchangedate":"02.03.2026"},{"cc":"___","rate":1,"exchangedate":"?"}]`, "foreign|foreign"},
		"days as nobody writes them":      {`[{"cc":"USD","rate":41,"exchangedate":"2026-03-02"},{"cc":"USD","rate":41,"exchangedate":"31.02.2026"},{"cc":"USD","rate":41,"exchangedate":"2.3.26"}]`, "rejected format|rejected format|rejected format"},
		"values that are none":            {`[{"cc":"USD","rate":"41","exchangedate":"02.03.2026"},{"cc":"USD","rate":-41,"exchangedate":"02.03.2026"},{"cc":"USD","rate":0,"exchangedate":"02.03.2026"},{"cc":"USD","rate":4e1,"exchangedate":"02.03.2026"},{"cc":"USD","exchangedate":"02.03.2026"}]`, "rejected format|rejected format|rejected too_small|rejected format|rejected format"},
		"the hryvnia itself":              {`[{"cc":"UAH","rate":1,"exchangedate":"02.03.2026"}]`, "rejected unknown_value"},
		"the same twice, and otherwise":   {`[{"cc":"USD","rate":41,"exchangedate":"02.03.2026"},{"cc":"USD","rate":41.00,"exchangedate":"02.03.2026"},{"cc":"USD","rate":42,"exchangedate":"02.03.2026"}]`, "2026-03-02 USD NBU 41|repeated|rejected taken"},

		"the ECB's history, N/A among it": {"Date,USD,HUF,RUB,TRY,\n2026-04-13,1.1684,N/A,143.2,52.2478,\n2026-04-10,1.1711,,N/A,52.3147,\n", "2026-04-13 USD ECB 1.1684|empty|foreign|2026-04-13 TRY ECB 52.2478|2026-04-10 USD ECB 1.1711|empty|foreign|2026-04-10 TRY ECB 52.3147"},
		"the ECB's day":                   {"Date, USD, JPY, \n08 July 2022, 1.0163, 138.05, \n", "2022-07-08 USD ECB 1.0163|2022-07-08 JPY ECB 138.05"},
		"the ECB's days, saved here":      {"Date,USD\n08.07.2022,1.0163\n", "2022-07-08 USD ECB 1.0163"},
		"no hryvnia at the ECB":           {"Date,USD,UAH\n2022-07-08,1.0163,N/A\n", "2022-07-08 USD ECB 1.0163|empty"},
		"the euro in euros":               {"Date,EUR\n2022-07-08,1\n", "rejected unknown_value"},
		"a day that is none":              {"Date,USD,JPY\n2022-02-30,1.0163,N/A\n", "rejected format|rejected format"},
		"a decimal comma":                 {"Date,USD\n2022-07-08,\"1,0163\"\n", "rejected format"},
		"the ECB's envelope":              {xmlHead + `<Cube><Cube time='2022-07-08'><Cube currency='USD' rate='1.0163'/><Cube currency='RUB' rate='139.50'/></Cube><Cube time='2022-07-07'><Cube currency='USD' rate='1.0180'/></Cube></Cube></gesmes:Envelope>`, "2022-07-08 USD ECB 1.0163|foreign|2022-07-07 USD ECB 1.018"},
		"a cube without a day or a rate":  {xmlHead + `<Cube><Cube currency='USD' rate='1'/><Cube time='2022-07-08'><Cube currency='USD'/></Cube></Cube></gesmes:Envelope>`, "rejected format|rejected format"},
	} {
		rows, err := ReadRates([]byte(c.file))
		if got := strings.Join(told(rows), "|"); err != nil || got != c.want {
			t.Errorf("%s: %s, %v; want %s", name, got, err, c.want)
		}
	}
}

// TestReadRates_refusesHostileFiles is row 26: what is no file of a bank's is refused whole.
func TestReadRates_refusesHostileFiles(t *testing.T) {
	for name, file := range hostileRates() {
		if rows, err := ReadRates([]byte(file)); !errors.As(err, new(*FileError)) || rows != nil {
			t.Errorf("%s: %d rows, %v", name, len(rows), err)
		}
	}
}

func hostileRates() map[string]string {
	const env = `<e:Envelope xmlns:e="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">`
	const end = `</e:Envelope>`
	wide := strings.Builder{}
	for i := range 101 {
		fmt.Fprintf(&wide, " a%d='1'", i)
	}
	return map[string]string{
		"nothing":      "",
		"space":        " \n\t ",
		"a page":       "<!doctype html><html><body>404</body></html>",
		"a page, bare": "<html><body>404</body></html>",
		"text":         "USD 41",
		"a workbook":   "PK\x03\x04",
		"too large":    "[" + strings.Repeat(" ", MaxRateFile) + "]",

		"laughs":                  `<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>` + env + `&b;` + end,
		"an outer entity":         `<!DOCTYPE x SYSTEM "file:///etc/passwd">` + env + end,
		"DOCTYPE within":          env + `<!DOCTYPE x>` + end,
		"an unknown entity":       env + `&xxe;` + end,
		"another charset":         `<?xml version="1.0" encoding="UTF-7"?>` + env + end,
		"UTF-16":                  "\xff\xfe<\x00e\x00",
		"NUL":                     env + "\x00" + end,
		"deep":                    env + strings.Repeat("<Cube>", 40) + strings.Repeat("</Cube>", 40) + end,
		"very deep, never closed": env + strings.Repeat("<Cube>", 1_000_000),
		"wide":                    env + "<Cube" + wide.String() + "/>" + end,
		"text before":             "<?xml version='1.0'?>x" + env + end,
		"text after":              env + end + "x",
		"an element after":        env + end + "<x/>",
		"two envelopes":           env + end + env + end,
		"cut":                     env + "<Cube>",
		"wrongly closed":          env + "<Cube></Cub>" + end,
		"another root":            `<Envelope><Cube time="2022-07-08"/></Envelope>`,
		"another namespace":       `<e:Envelope xmlns:e="urn:x"/>`,

		"JSON cut":              `[{"cc":"USD"`,
		"JSON with a tail":      `[] []`,
		"JSON in JSON":          `[[]]`,
		"a member within":       `[{"cc":"USD","x":{"y":1}}]`,
		"a list within":         `[{"cc":"USD","x":[]}]`,
		"deep JSON":             `[{"x":` + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + `}]`,
		"a name twice":          `[{"cc":"USD","cc":"EUR"}]`,
		"an unknown name twice": `[{"x":1,"x":2}]`,
		"a wrong type":          `[{"cc":5}]`,
		"units as text":         `[{"cc":"USD","units":"10"}]`,
		"broken units":          `[{"cc":"USD","units":1.5}]`,
		"bad UTF-8":             "[{\"cc\":\"U\xffD\"}]",
		"a comment":             `[/* */]`,

		"a heading twice":        "Date,USD,USD\n",
		"a ragged row":           "Date,USD\n2022-07-08,1,2\n",
		"a quote open":           "Date,USD\n\"2022-07-08,1\n",
		"columns by the hundred": "Date," + strings.Repeat("A,", 300) + "\n",
	}
}

// TestData_theBanksFilesAreReadWhole reads the real files of the folder PORTAL_TEST_DATA, where it is given.
func TestData_theBanksFilesAreReadWhole(t *testing.T) {
	dir := os.Getenv("PORTAL_TEST_DATA")
	if dir == "" {
		t.Skip("PORTAL_TEST_DATA names no folder with the real files")
	}
	files := 0
	err := filepath.WalkDir(filepath.Join(dir, "rates"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		rows, err := ReadRates(content)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		count, currencies := map[RateFate]int{}, map[domain.Currency]bool{}
		for _, r := range rows {
			if count[r.Fate]++; r.Fate == RateRejected {
				t.Errorf("%s: %s is rejected: %s", path, r.Place, r.Code)
			}
			if r.Fate == RateUsable {
				currencies[r.Quote.Currency] = true
			}
		}
		want := len(domain.Currencies()) - 1 // no bank quotes its own currency
		if strings.Contains(path, "/ecb/") {
			want-- // nor the ECB the hryvnia
		}
		if len(currencies) != want {
			t.Errorf("%s has %d of %d currencies", path, len(currencies), want)
		}
		t.Logf("%s: %d rows, %v", filepath.Base(path), len(rows), count)
		return nil
	})
	if err != nil || files < 100 {
		t.Errorf("%d files, %v", files, err)
	}
}

// FuzzReadRates looks for a file that a reader does not survive, or that gives a quote nobody can have made.
func FuzzReadRates(f *testing.F) {
	for _, file := range hostileRates() {
		if len(file) < 10_000 {
			f.Add([]byte(file))
		}
	}
	f.Add([]byte(`[{"cc":"USD","rate":41.2,"exchangedate":"02.03.2026","units":10}]`))
	f.Add([]byte("Date,USD,BGN,\n2026-04-13,1.1684,N/A,\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		rows, err := ReadRates(file)
		if err != nil && (!errors.As(err, new(*FileError)) || rows != nil) {
			t.Fatal(err)
		}
		for _, r := range rows {
			if bad := r.Quote.Check(); r.Fate == RateUsable && bad != nil {
				t.Fatalf("%v: %v", r, bad)
			}
			if (r.Fate == RateRejected) != (r.Code != "") {
				t.Fatalf("%v", r)
			}
		}
	})
}
