package httpapi

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"testing"

	"swgportal/server/internal/store"
)

// storeHash is a hash over every record of the store with all that an engine keeps of it, but those of the kinds left
// out.
func storeHash(t testing.TB, s store.Store, without ...*store.Spec) string {
	t.Helper()
	h := sha256.New()
	for _, spec := range store.All() {
		if slices.Contains(without, spec) {
			continue
		}
		for recs, err := range store.Pages(t.Context(), s, spec, store.System(), store.Query{Limit: store.MaxLimit}) {
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range recs {
				fmt.Fprintf(h, "%s %s %d %s\n", spec.Kind, r.ID, r.Rev, r.Body)
				for _, f := range spec.Fields {
					fmt.Fprintf(h, "%s=%s\n", f.Name, r.Fields[f.Name])
				}
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// seatOf gives the id of a person's only seat.
func seatOf(t *testing.T, s store.Store, user string) string {
	t.Helper()
	page, err := s.List(t.Context(), store.Seats.Spec, store.System(), store.Query{Filter: store.Eq{Field: "user", Value: store.Str(user)}, Limit: 2})
	if err != nil || len(page.Records) != 1 {
		t.Fatal(len(page.Records), err)
	}
	return page.Records[0].ID
}

// furnish puts needs of three states into the portal, as everyone.
func (s *site) furnish() (ids []string) {
	s.T.Helper()
	body := `{"agency":"` + s.Orgs["SESU"] + `","theme":"ER-DEMIN","title":{"uk":"Насоси"},"description":{"uk":"Є 3 з 12."},"priority":"high",` +
		`"cost":{"amount":"1250000.50","currency":"EUR"},"costAsOf":"2026-11-20","nationwide":true,"neededBy":"2027-06-30",` +
		`"contact":{"name":"Оксана Гнатюк","email":"o.hnatiuk@portal.example"}}`
	for i := range 3 {
		a := s.ask("POST", "/needs", body)
		at := a.Header().Get("Location")
		for step, verb := range []string{"submit", "open"}[:i] {
			if a = s.ask("POST", at+"/"+verb, []string{"", `{"level":"group"}`}[step], "If-Match", a.Header().Get("ETag")); a.Code != 200 {
				s.T.Fatal(verb, a.Code, a.text)
			}
		}
		ids = append(ids, at[len(prior+"/needs/"):])
	}
	return ids
}
