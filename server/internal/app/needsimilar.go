package app

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
	"unicode"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// Likeness says why a need may be the same as another.
type Likeness string

// The reasons, strongest first.
const (
	LikeTitle Likeness = "title" // most words of the titles are the same, in either language
	LikeItems Likeness = "items" // the same class of item, in the same place, for the same time
)

// Similar is a need that may be the same as one being written.
type Similar struct {
	Need domain.Need
	Why  []Likeness
}

// SimilarQuery is what is known of the need being written.
type SimilarQuery struct {
	Except   string // its own id, once it is kept
	Title    domain.Text
	Classes  []string
	Places   []string
	NeededBy domain.Date
}

const (
	similarMost   = 5
	similarSample = 200
	samePeriod    = 183 * 24 * time.Hour
)

// SimilarNeeds points out needs that may be the same as one being written: among those the caller sees, no others, so it
// tells nothing of the rest. The likest come first.
func (a *App) SimilarNeeds(ctx context.Context, c Caller, q SimilarQuery) ([]Similar, error) {
	if err := c.must(authz.NeedCreate); err != nil {
		return nil, err
	}
	v, err := a.vocabulary(ctx)
	if err != nil {
		return nil, storeError(err)
	}
	written := v.read(q.Title)
	words, abroad := titleWords(q.Title), v.abroad(written)
	or := store.Or{}
	for _, w := range words[:min(len(words), 12)] {
		or = append(or, store.Text{Words: w + " "}) // a space after it: a whole word, no beginning
	}
	for _, form := range abroad[:min(len(abroad), 12)] {
		or = append(or, store.Text{Words: form + " "}) // all its words
	}
	if len(q.Classes) > 0 {
		or = append(or, store.Has{Field: "classes", Values: q.Classes})
	}
	if len(or) == 0 {
		return []Similar{}, nil
	}
	page, err := store.Needs.List(ctx, a.store, c.Scope(), store.Query{
		Filter: store.And{
			store.In{Field: "state", Values: texts([]string{
				string(domain.NeedDraft), string(domain.NeedSubmitted), string(domain.NeedReturned), string(domain.NeedOpen),
			})},
			or,
		},
		Sort: []store.Sort{{Field: "updatedAt", Desc: true}}, Limit: similarSample,
	})
	if err != nil {
		return nil, storeError(err)
	}
	type scored struct {
		Similar
		score float64
	}
	var likely []scored
	for _, n := range page.Items {
		if n.Meta.ID == q.Except {
			continue
		}
		if why, score := alike(v, q, written, &n); len(why) > 0 {
			likely = append(likely, scored{Similar{n, why}, score})
		}
	}
	slices.SortStableFunc(likely, func(x, y scored) int { return cmp.Compare(y.score, x.score) })
	out, shown := []Similar{}, []*domain.Need{}
	for _, s := range likely[:min(len(likely), similarMost)] {
		out = append(out, s.Similar)
	}
	for i := range out {
		shown = append(shown, &out[i].Need)
	}
	return out, storeError(a.rough(ctx, c, shown...))
}

// vocabulary is made of the lists once: they change only where a newer portal brings newer ones.
func (a *App) vocabulary(ctx context.Context) (*vocabulary, error) {
	if v := a.terms.Load(); v != nil {
		return v, nil
	}
	classes, err := store.ItemClasses.List(ctx, a.store, store.System(), store.Query{Limit: store.MaxLimit})
	if err != nil {
		return nil, err
	}
	themes, err := store.Themes.List(ctx, a.store, store.System(), store.Query{Limit: store.MaxLimit})
	if err != nil {
		return nil, err
	}
	var names []domain.Text
	for _, c := range classes.Items {
		names = append(names, c.Name)
	}
	for _, t := range themes.Items {
		names = append(names, t.Name)
	}
	v := newVocabulary(names)
	a.terms.Store(v)
	return v, nil
}

// alike compares what is being written, under a title, with a need.
func alike(v *vocabulary, q SimilarQuery, written title, n *domain.Need) (why []Likeness, score float64) {
	if s := likeTitles(written, v.read(n.Content.Title)); s > 0 {
		why, score = append(why, LikeTitle), s
	}
	same := slices.ContainsFunc(n.Content.Items, func(i domain.Item) bool { return slices.Contains(q.Classes, i.Class) })
	if same && placesMeet(q.Places, n.Content.Places) && periodsMeet(q.NeededBy, n.Content.NeededBy) {
		why, score = append(why, LikeItems), score+0.5
	}
	return why, score
}

// placesMeet says whether the units share an oblast; none stands for the whole country.
func placesMeet(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	return slices.ContainsFunc(a, func(x string) bool {
		return slices.ContainsFunc(b, func(y string) bool {
			return domain.PlacePrefix(x, domain.PlaceOblast) == domain.PlacePrefix(y, domain.PlaceOblast)
		})
	})
}

// periodsMeet says whether two dates lie within half a year; an absent one meets every other.
func periodsMeet(a, b domain.Date) bool {
	x, errX := time.Parse(time.DateOnly, string(a))
	y, errY := time.Parse(time.DateOnly, string(b))
	return errX != nil || errY != nil || x.Sub(y).Abs() <= samePeriod
}

// titleWords are the words of a title that may be searched for, the longest first: they tell most.
func titleWords(t domain.Text) []string {
	var out []string
	for _, side := range []string{t.UK, t.EN} {
		for _, w := range splitWords(side) {
			if len([]rune(w)) >= 4 && !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	slices.SortStableFunc(out, func(x, y string) int { return cmp.Compare(len(y), len(x)) })
	return out
}

func splitWords(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '’' && r != '\'' })
}
