package app

import (
	"context"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
	"swgportal/server/internal/store"
)

// SheetFormat is a format of need sheets.
type SheetFormat string

// The formats of need sheets.
const (
	SheetPDF  SheetFormat = "pdf"
	SheetDOCX SheetFormat = "docx"
)

// MaxSheets is the most needs that one file of sheets holds.
const MaxSheets = 30

// NeedSheets makes a file of sheets of the needs asked for, in their order, with what the caller may see. One that the
// caller may not see is as absent as one that is not there.
func (a *App) NeedSheets(ctx context.Context, c Caller, ids []string, format SheetFormat, l domain.Lang) ([]byte, error) {
	if err := c.must(authz.NeedRead); err != nil {
		return nil, err
	}
	names := sheetNames{app: a, classes: map[string]domain.Text{}, units: map[string]domain.Text{}}
	var sheets []exchange.Sheet
	for _, id := range ids {
		n, err := store.Needs.Get(ctx, a.store, c.Scope(), id)
		if err == nil {
			err = a.rough(ctx, c, &n)
		}
		if err != nil {
			return nil, storeError(err)
		}
		s, err := names.sheet(ctx, n)
		if err != nil {
			return nil, storeError(err)
		}
		sheets = append(sheets, s)
	}
	cover := exchange.Cover{Lang: l, On: domain.DateOf(a.Now()), Demo: a.demo}
	if format == SheetDOCX {
		return exchange.SheetsDOCX(cover, sheets)
	}
	return exchange.SheetsPDF(cover, sheets)
}

// sheetNames puts names to codes, each looked up once.
type sheetNames struct {
	app            *App
	classes, units map[string]domain.Text
}

func (s *sheetNames) sheet(ctx context.Context, n domain.Need) (exchange.Sheet, error) {
	out := exchange.Sheet{Need: n, Classes: s.classes, Units: s.units}
	c := n.Content
	r := s.app.store
	steps := []func() error{
		func() error {
			o, err := found(store.Organisations.Get(ctx, r, store.System(), n.Agency))
			out.Agency = o.Name
			return err
		},
		func() error {
			g, err := found(store.Subgroups.Get(ctx, r, store.System(), c.Subgroup))
			out.Subgroup = g.Name
			return err
		},
		func() error {
			t, err := found(store.Themes.Get(ctx, r, store.System(), c.Theme))
			out.Theme = t.Name
			return err
		},
		func() error {
			for _, code := range c.Places {
				p, err := found(store.Places.Get(ctx, r, store.System(), code))
				if err != nil {
					return err
				}
				out.Places = append(out.Places, p.Name)
			}
			return nil
		},
		func() error {
			for _, code := range c.Strategies {
				d, err := found(store.Strategies.Get(ctx, r, store.System(), code))
				if err != nil {
					return err
				}
				out.Strategies = append(out.Strategies, d.Name)
			}
			return nil
		},
		func() error { return s.items(ctx, c.Items) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return out, err
		}
	}
	return out, nil
}

func (s *sheetNames) items(ctx context.Context, items []domain.Item) error {
	for _, i := range items {
		if _, ok := s.classes[i.Class]; !ok {
			k, err := found(store.ItemClasses.Get(ctx, s.app.store, store.System(), i.Class))
			if err != nil {
				return err
			}
			s.classes[i.Class] = k.Name
		}
		if _, ok := s.units[i.Unit]; !ok {
			u, err := found(store.Units.Get(ctx, s.app.store, store.System(), i.Unit))
			if err != nil {
				return err
			}
			s.units[i.Unit] = u.Abbr
		}
	}
	return nil
}
