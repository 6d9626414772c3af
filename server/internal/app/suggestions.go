package app

import (
	"context"
	"fmt"
	"slices"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// SuggestionView is a suggestion as one caller sees it.
type SuggestionView struct {
	Suggestion domain.Suggestion
	May        []authz.Permission
	Links      []LinkView
	From       *domain.Meeting // that parked it, where the caller may see it
	CreatedBy  string          // a name
}

// SuggestionQuery asks for suggestions. Empty lists ask for all.
type SuggestionQuery struct {
	Subgroups, States []string
	After             string
	Limit             int
}

// ListSuggestions gives a page of the suggestions that the caller sees, the latest first.
func (a *App) ListSuggestions(ctx context.Context, c Caller, q SuggestionQuery) (Page[SuggestionView], error) {
	if err := c.must(authz.MeetingRead); err != nil {
		return Page[SuggestionView]{}, err
	}
	and := store.And{}
	if len(q.Subgroups) > 0 {
		and = append(and, is("subgroup", q.Subgroups...))
	}
	if len(q.States) > 0 {
		and = append(and, is("state", q.States...))
	}
	query := store.Query{Filter: and, Sort: []store.Sort{{Field: "createdAt", Desc: true}}, Limit: q.Limit, Total: store.Exact}
	shown, names := a.shower(c), a.names()
	return readPage(ctx, a, store.Suggestions, c.Scope(), query, q.After, digest(c.User.Meta.ID, "suggestions", fmt.Sprint(q.Subgroups, q.States)),
		func(s domain.Suggestion) (SuggestionView, error) { return a.suggestionView(ctx, c, shown, names, s) })
}

func (a *App) suggestionView(ctx context.Context, c Caller, shown *shower, names *names, s domain.Suggestion) (SuggestionView, error) {
	v := SuggestionView{Suggestion: s, May: []authz.Permission{}, Links: []LinkView{}}
	if s.State == domain.SuggestionOpen && c.MayOn(authz.SuggestionWrite, authz.Facts{Owner: s.Organisation}) {
		v.May = append(v.May, authz.SuggestionWrite)
	}
	for _, l := range s.Content.Links {
		x, ok, err := shown.link(ctx, l)
		if err != nil {
			return v, err
		}
		if ok {
			v.Links = append(v.Links, x)
		} else if slices.Contains(s.About, l) {
			v.Suggestion.Content.Title = domain.Text{} // the title of a record that the caller may not see
		}
	}
	var err error
	if v.From, err = seenOrNone(ctx, a, c, store.Meetings, s.From); err != nil {
		return v, err
	}
	v.CreatedBy, err = names.of(ctx, s.Meta.CreatedBy)
	return v, err
}

// MakeSuggestion proposes an item for the next agenda of a subgroup that an organisation of the caller's is a member of.
func (a *App) MakeSuggestion(ctx context.Context, c Caller, subgroup, organisation string, level domain.Level, content domain.SuggestionContent) (SuggestionView, error) {
	if err := c.must(authz.SuggestionWrite); err != nil {
		return SuggestionView{}, err
	}
	id, err := a.once(ctx, c, func(ctx context.Context, w *work) (string, error) {
		if err := c.mustOn(authz.SuggestionWrite, authz.Facts{Owner: organisation}); err != nil {
			return "", err
		}
		if !slices.Contains(c.Memberships[organisation], subgroup) {
			return "", domain.RefuseField("/subgroup", domain.FieldUnknown)
		}
		for i, l := range content.Links {
			ok, err := there(ctx, w.tx, c.Scope(), l)
			if err != nil {
				return "", err
			}
			if !ok {
				return "", domain.RefuseField(fmt.Sprintf("/links/%d/id", i), domain.FieldUnknown)
			}
		}
		s, err := domain.NewSuggestion(newID(), subgroup, organisation, level, content, w.by, w.at)
		if err != nil {
			return "", err
		}
		return s.Meta.ID, create(ctx, w, store.Suggestions, &s, domain.ActSuggestionMake, "")
	})
	if err != nil {
		return SuggestionView{}, err
	}
	return a.oneSuggestion(ctx, c, id)
}

func (a *App) oneSuggestion(ctx context.Context, c Caller, id string) (SuggestionView, error) {
	s, err := store.Suggestions.Get(ctx, a.store, c.Scope(), id)
	if err != nil {
		return SuggestionView{}, storeError(err)
	}
	v, err := a.suggestionView(ctx, c, a.shower(c), a.names(), s)
	return v, storeError(err)
}

// WithdrawSuggestion takes an open suggestion of an organisation of the caller's back. It stays on an agenda that has it
// already.
func (a *App) WithdrawSuggestion(ctx context.Context, c Caller, id string, match Match) (SuggestionView, error) {
	if err := c.must(authz.SuggestionWrite); err != nil {
		return SuggestionView{}, err
	}
	_, err := a.once(ctx, c, func(ctx context.Context, w *work) (string, error) {
		s, err := load(ctx, w, store.Suggestions, c.Scope(), id)
		if err != nil {
			return "", err
		}
		if err := c.mustOn(authz.SuggestionWrite, authz.Facts{Owner: s.Organisation}); err != nil {
			return "", err
		}
		if err := match.holds(s.Meta.Version); err != nil {
			return "", err
		}
		if err := s.Withdraw(w.by, w.at); err != nil {
			return "", err
		}
		return id, save(ctx, w, store.Suggestions, &s, domain.ActSuggestionWithdraw, "")
	})
	if err != nil {
		return SuggestionView{}, err
	}
	return a.oneSuggestion(ctx, c, id)
}

// takeSuggestions says of the suggestions that a meeting had on its agenda that they were taken up. What it parked itself
// waits for a later one.
func takeSuggestions(ctx context.Context, w *work, m *domain.Meeting) error {
	q := store.Query{
		Filter: store.And{is("subgroup", m.Subgroup), is("state", domain.SuggestionOpen)}, Sort: []store.Sort{{Field: "createdAt"}}, Limit: store.MaxLimit,
	}
	var taken []domain.Suggestion
	for recs, err := range store.Pages(ctx, w.tx, store.Suggestions.Spec, store.System(), q) {
		if err != nil {
			return err
		}
		for _, rec := range recs {
			s, err := store.Suggestions.Decode(rec)
			if err != nil {
				return err
			}
			if s.From != m.Meta.ID && s.TakenBy(m.Last().Items) {
				w.loaded[store.Suggestions.Spec.Kind+":"+rec.ID] = rec
				taken = append(taken, s)
			}
		}
	}
	for _, s := range taken {
		if err := s.Take(m.Meta.ID, w.by, w.at); err != nil {
			return err
		}
		if err := save(ctx, w, store.Suggestions, &s, domain.ActSuggestionTake, ""); err != nil {
			return err
		}
	}
	return nil
}
