package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

func isAbsent(err error) bool { return errors.Is(err, store.ErrNotFound) }

// resolveProject gives new milestones and indicators their ids, refuses what is in no list or what the caller does not see,
// and keeps the links of the project to records that its writer does not see: whoever cannot read them cannot take them
// away. It leaves what was sent alone: the transaction may run again.
func resolveProject(ctx context.Context, w *work, c Caller, old *domain.Project, content domain.ProjectContent) (domain.ProjectContent, error) {
	was := domain.ProjectContent{}
	var places []string
	if old != nil {
		was, places = old.Content, old.Content.Places
	}
	if content.Subgroup != "" {
		if err := mustExist(ctx, w, store.Subgroups, content.Subgroup, "/subgroup"); err != nil {
			return content, err
		}
	}
	if err := mustAllExist(ctx, w, store.Organisations, content.Implementers, "/implementers"); err != nil {
		return content, err
	}
	for i, id := range content.Beneficiaries {
		o, err := store.Organisations.Get(ctx, w.tx, store.System(), id)
		if isAbsent(err) || err == nil && o.Kind != domain.KindAgency {
			return content, domain.RefuseField(fmt.Sprintf("/beneficiaries/%d", i), domain.FieldUnknown)
		}
		if err != nil {
			return content, err
		}
	}
	if err := mustBePlaces(ctx, w, places, content.Places); err != nil {
		return content, err
	}
	var err error
	if content.Pledges, err = resolveLinks(ctx, w, c, store.Pledges, was.Pledges, content.Pledges, "/pledges"); err != nil {
		return content, err
	}
	if content.Needs, err = resolveLinks(ctx, w, c, store.Needs, was.Needs, content.Needs, "/needs"); err != nil {
		return content, err
	}
	return content, resolveSteps(&content, was)
}

// resolveLinks refuses ids of records that the caller does not see, and adds those of the old ones that the caller does not.
func resolveLinks[T any](ctx context.Context, w *work, c Caller, k store.Kind[T], was, ids []string, pointer string) ([]string, error) {
	out := slices.Clone(ids)
	for i, id := range ids {
		if _, err := w.tx.Get(ctx, k.Spec, c.Scope(), id); isAbsent(err) {
			return nil, domain.RefuseField(fmt.Sprintf("%s/%d", pointer, i), domain.FieldUnknown)
		} else if err != nil {
			return nil, err
		}
	}
	for _, id := range was {
		if slices.Contains(ids, id) {
			continue
		}
		if _, err := w.tx.Get(ctx, k.Spec, c.Scope(), id); isAbsent(err) {
			out = append(out, id)
		} else if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// resolveSteps gives new milestones and indicators their ids, and refuses an id that is none of the project's old ones.
func resolveSteps(c *domain.ProjectContent, was domain.ProjectContent) error {
	known := map[string]bool{}
	for _, m := range was.Milestones {
		known["m"+m.ID] = true
	}
	for _, x := range was.Indicators {
		known["i"+x.ID] = true
	}
	take := func(list string, i int, id *string) error {
		if *id == "" {
			*id = newID()
			return nil
		}
		key := list[1:2] + *id
		if !known[key] {
			return domain.RefuseField(fmt.Sprintf("%s/%d/id", list, i), domain.FieldUnknown)
		}
		delete(known, key) // the second of one id is none of the old ones
		return nil
	}
	c.Milestones, c.Indicators = slices.Clone(c.Milestones), slices.Clone(c.Indicators)
	for i := range c.Milestones {
		if err := take("/milestones", i, &c.Milestones[i].ID); err != nil {
			return err
		}
	}
	for i := range c.Indicators {
		if err := take("/indicators", i, &c.Indicators[i].ID); err != nil {
			return err
		}
	}
	return nil
}

// keepPaid refuses to let go of a pledge while the caller sees transactions of it that name the project: the totals would
// speak of money that does not fund it. Those that the caller does not see must not be told of by a refusal.
func keepPaid(ctx context.Context, w *work, c Caller, p *domain.Project, pledges []string) error {
	for _, id := range p.Content.Pledges {
		if slices.Contains(pledges, id) {
			continue
		}
		page, err := w.tx.List(ctx, store.Transactions.Spec, c.Scope(), store.Query{
			Filter: store.And{
				store.Eq{Field: "project", Value: store.Str(p.Meta.ID)}, store.Eq{Field: "pledge", Value: store.Str(id)},
				store.Not{Filter: store.Eq{Field: "state", Value: store.Str(string(domain.TransactionCancelled))}},
			}, Limit: 1,
		})
		if err != nil {
			return err
		}
		if len(page.Records) > 0 {
			return domain.RefuseField("/pledges", domain.FieldNotAllowed)
		}
	}
	return nil
}
