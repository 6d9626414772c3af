package app

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// changes tells of each proposed record what changed in it since the cut-off, field by field: what stood before the first
// change and what stands after the last, as far as all readers may know. Links, places and what only the parties are
// told are left out.
func (d *drafter) changes(ctx context.Context) error {
	at := map[string]*domain.Reason{}
	var ids []string
	for i := range d.out.Candidates {
		r := &d.out.Candidates[i].Reasons[0]
		if r.Record.Kind != "suggestion" {
			at[r.Record.ID] = r
			ids = append(ids, r.Record.ID)
		}
	}
	for part := range slices.Chunk(ids, 200) {
		q := store.Query{
			Filter: store.And{is("record", part...), is("kind", "need", "pledge"), store.Range{Field: "at", From: store.At(d.since)}},
			Sort:   []store.Sort{{Field: "record"}, {Field: "seq"}},
		}
		for e, err := range store.Events.All(ctx, d.r, d.scope, q) {
			if err != nil {
				return err
			}
			for _, c := range e.Changes {
				if toldOnAgenda(e.Kind, c.Path) {
					noteChange(at[e.Record], c, e.At)
				}
			}
		}
	}
	for _, r := range at {
		r.Changes = slices.DeleteFunc(r.Changes, func(c domain.ChangeSince) bool { return c.Before == c.After })
		for i := range r.Changes { // a long text is read in the record
			if c := &r.Changes[i]; !tellable(c.Before) || !tellable(c.After) {
				c.Before, c.After = "", ""
			}
		}
		slices.SortFunc(r.Changes, func(x, y domain.ChangeSince) int { return strings.Compare(x.Path, y.Path) })
	}
	return nil
}

func noteChange(r *domain.Reason, c store.Change, at time.Time) {
	i := slices.IndexFunc(r.Changes, func(x domain.ChangeSince) bool { return x.Path == c.Path })
	if i < 0 {
		r.Changes = append(r.Changes, domain.ChangeSince{Path: c.Path, Before: c.Before, After: c.After, At: at})
		return
	}
	r.Changes[i].After, r.Changes[i].At = c.After, at
}

// toldOnAgenda says whether a change of a field is told to all readers of an agenda.
func toldOnAgenda(kind, path string) bool {
	if linkedKind(kind, path) != nil || path == placesPath || strings.HasPrefix(path, "/content/contact/") {
		return false
	}
	for _, told := range []string{"/state", "/content/", "/closing/reason", "/announcedOn", "/committedOn", "/agreement/", "/withdrawal/"} {
		if strings.HasPrefix(path, told) {
			return true
		}
	}
	return false
}

// tellable says whether a text is short enough to stand on an agenda.
func tellable(text string) bool { return utf8.RuneCountInString(text) <= 300 }
