package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// resolveNeed fills in what follows from the theme and the lines, and refuses codes that are not in the lists. A theme
// that is no longer active stays where it already stood. It leaves what was sent alone: the transaction may run again.
func resolveNeed(ctx context.Context, w *work, old *domain.Need, c domain.NeedContent) (domain.NeedContent, error) {
	c.Items = slices.Clone(c.Items)
	err := resolveCodes(ctx, w, old, &c)
	return c, err
}

func resolveCodes(ctx context.Context, w *work, old *domain.Need, c *domain.NeedContent) error {
	switch {
	case c.Theme != "":
		t, err := store.Themes.Get(ctx, w.tx, store.System(), c.Theme)
		if errors.Is(err, store.ErrNotFound) || (err == nil && !t.Active && (old == nil || old.Content.Theme != c.Theme)) {
			return domain.RefuseField("/theme", domain.FieldUnknown)
		}
		if err != nil {
			return err
		}
		if c.Subgroup != "" && c.Subgroup != t.Subgroup {
			return domain.RefuseField("/subgroup", domain.FieldNotAllowed)
		}
		c.Subgroup = t.Subgroup
	case c.Subgroup != "":
		if err := mustExist(ctx, w, store.Subgroups, c.Subgroup, "/subgroup"); err != nil {
			return err
		}
	}
	var lines []domain.Item
	var places []string
	if old != nil {
		lines, places = old.Content.Items, old.Content.Places
	}
	if err := mustBePlaces(ctx, w, places, c.Places); err != nil {
		return err
	}
	if err := mustAllExist(ctx, w, store.Strategies, c.Strategies, "/strategies"); err != nil {
		return err
	}
	return resolveItems(ctx, w, lines, c.Items)
}

// mustBePlaces refuses codes that name no unit, and units that the codifier no longer holds unless the record lay in
// them already.
func mustBePlaces(ctx context.Context, w *work, old, codes []string) error {
	for i, code := range codes {
		p, err := store.Places.Get(ctx, w.tx, store.System(), code)
		ended := err == nil && p.EndedOn != "" && !slices.Contains(old, code)
		if errors.Is(err, store.ErrNotFound) || ended {
			return domain.RefuseField(fmt.Sprintf("/places/%d", i), domain.FieldUnknown)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// resolveItems gives new lines their ids, and refuses an id that is none of the record's old lines.
func resolveItems(ctx context.Context, w *work, old, items []domain.Item) error {
	seen := map[string]bool{}
	for n := range items {
		i := &items[n]
		at := fmt.Sprintf("/items/%d", n)
		if i.ID == "" {
			i.ID = newID()
		} else if seen[i.ID] || !slices.ContainsFunc(old, func(o domain.Item) bool { return o.ID == i.ID }) {
			return domain.RefuseField(at+"/id", domain.FieldUnknown)
		}
		seen[i.ID] = true
		if i.Class != "" {
			if err := mustExist(ctx, w, store.ItemClasses, i.Class, at+"/class"); err != nil {
				return err
			}
		}
		if i.Unit == "" {
			continue
		}
		u, err := store.Units.Get(ctx, w.tx, store.System(), i.Unit)
		if errors.Is(err, store.ErrNotFound) {
			return domain.RefuseField(at+"/unit", domain.FieldUnknown)
		}
		if err != nil {
			return err
		}
		if !i.Quantity.Fits(u.Decimals) {
			return domain.RefuseField(at+"/quantity", domain.FieldDecimals, "digits", fmt.Sprint(u.Decimals))
		}
	}
	return nil
}
