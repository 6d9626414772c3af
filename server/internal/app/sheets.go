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
	names := a.sheetNames()
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

// sheetNames puts names to the codes of needs, each looked up once.
type sheetNames struct {
	store    store.Reader
	known    map[string]domain.Text
	agencies map[string]domain.Organisation
}

func (a *App) sheetNames() sheetNames {
	return sheetNames{store: a.store, known: map[string]domain.Text{}, agencies: map[string]domain.Organisation{}}
}

// nameOf gives the name of a record; a code without a record has none.
func nameOf[T any](ctx context.Context, s sheetNames, k store.Kind[T], id string, name func(*T) domain.Text) (domain.Text, error) {
	key := k.Spec.Kind + ":" + id
	if t, ok := s.known[key]; ok {
		return t, nil
	}
	v, err := found(k.Get(ctx, s.store, store.System(), id))
	if err != nil {
		return domain.Text{}, err
	}
	s.known[key] = name(&v)
	return s.known[key], nil
}

func (s sheetNames) sheet(ctx context.Context, n domain.Need) (out exchange.Sheet, err error) {
	out = exchange.Sheet{Need: n, Classes: map[string]domain.Text{}, Units: map[string]domain.Text{}}
	c := n.Content
	agency, ok := s.agencies[n.Agency]
	if !ok {
		if agency, err = found(store.Organisations.Get(ctx, s.store, store.System(), n.Agency)); err != nil {
			return out, err
		}
		s.agencies[n.Agency] = agency
	}
	out.Agency, out.Acronym = agency.Name, agency.Acronym
	if out.Subgroup, err = nameOf(ctx, s, store.Subgroups, c.Subgroup, func(g *domain.Subgroup) domain.Text { return g.Name }); err != nil {
		return out, err
	}
	if out.Theme, err = nameOf(ctx, s, store.Themes, c.Theme, func(t *domain.Theme) domain.Text { return t.Name }); err != nil {
		return out, err
	}
	for _, code := range c.Places {
		name, err := nameOf(ctx, s, store.Places, code, func(p *domain.Place) domain.Text { return p.Name })
		if err != nil {
			return out, err
		}
		out.Places = append(out.Places, name)
	}
	for _, code := range c.Strategies {
		name, err := nameOf(ctx, s, store.Strategies, code, func(d *domain.Strategy) domain.Text { return d.Name })
		if err != nil {
			return out, err
		}
		out.Strategies = append(out.Strategies, name)
	}
	for _, i := range c.Items {
		if out.Classes[i.Class], err = nameOf(ctx, s, store.ItemClasses, i.Class, func(k *domain.ItemClass) domain.Text { return k.Name }); err != nil {
			return out, err
		}
		if out.Units[i.Unit], err = nameOf(ctx, s, store.Units, i.Unit, func(u *domain.Unit) domain.Text { return u.Abbr }); err != nil {
			return out, err
		}
	}
	return out, nil
}
