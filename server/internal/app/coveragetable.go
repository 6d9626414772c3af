package app

import (
	"context"
	"strings"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
	"swgportal/server/internal/store"
)

// CoverageTable makes a file of the totals and the matrix that fit the query, with what the caller may see: a row for the
// whole, for each group, and for each cell.
func (a *App) CoverageTable(ctx context.Context, c Caller, q CoverageQuery, format TableFormat, l domain.Lang) ([]byte, error) {
	if err := c.must(authz.CoverageRead); err != nil {
		return nil, err
	}
	v := exchange.Coverage{Currency: q.Currency, Person: c.User.Name, At: a.Now()}
	names := coverageNames{sheetNames: a.sheetNames()}
	var err error
	if v.Filter, err = names.filter(ctx, q); err != nil {
		return nil, storeError(err)
	}
	for _, by := range []string{"", "subgroup", "theme", "agency", "region", "quarter"} {
		groups, err := a.ReadCoverage(ctx, c, q, by)
		if err != nil {
			return nil, err
		}
		for _, g := range groups {
			name, err := names.of(ctx, by, g.Key)
			if err != nil {
				return nil, storeError(err)
			}
			v.Rows = append(v.Rows, exchange.CoverageRow{
				Group: exchange.CoverageGroup(by), Key: g.Key, Name: name, Needs: g.Needs, NoRate: g.NoRate,
				Cost: g.Cost, Gap: g.Gap, Over: g.Over, Sums: g.Sums, Undisclosed: g.Undisclosed,
			})
		}
	}
	cells, err := a.ReadMatrix(ctx, c, q)
	if err != nil {
		return nil, err
	}
	for _, x := range cells {
		row := exchange.CoverageRow{Group: exchange.CoverageCell, Key: x.Subgroup, Sums: x.Sums}
		if row.Name, err = names.of(ctx, "subgroup", x.Subgroup); err != nil {
			return nil, storeError(err)
		}
		if row.Funder, err = names.organisation(ctx, x.Funder); err != nil {
			return nil, storeError(err)
		}
		if row.Channel, err = names.organisation(ctx, x.Channel); err != nil {
			return nil, storeError(err)
		}
		v.Rows = append(v.Rows, row)
	}
	if v.Levels, err = a.coverageLevels(ctx, c, q); err != nil {
		return nil, storeError(err)
	}
	book := exchange.CoverageWorkbook(exchange.Cover{Lang: l, On: domain.DateOf(v.At), Demo: a.demo}, v)
	if format == TableCSV {
		return book.CSV(), nil
	}
	return book.XLSX()
}

// coverageLevels are those of the needs that the totals count, or of both ends of the allocations.
func (a *App) coverageLevels(ctx context.Context, c Caller, q CoverageQuery) ([]domain.Level, error) {
	today := domain.DateOf(a.Now())
	spec, filter, by := store.Needs.Spec, coveredNeeds(q, today), []string{"audience"}
	if q.ByPledge() {
		spec, filter, by = store.Allocations.Spec, coveredLinks(q, today), []string{"audience", "needAudience"}
	}
	rows, err := a.store.Report(ctx, spec, c.Scope(), store.Report{Filter: filter, GroupBy: by})
	var out []domain.Level
	for _, r := range rows {
		if r.Count == 0 {
			continue
		}
		for _, k := range r.Key {
			out = append(out, domain.Level(k.Text()))
		}
	}
	return out, err
}

// coverageNames puts names to the keys of totals. A code that names nothing stands for itself.
type coverageNames struct{ sheetNames }

func (n coverageNames) organisation(ctx context.Context, id string) (domain.Text, error) {
	if id == "" {
		return domain.Text{}, nil
	}
	return nameOf(ctx, n.sheetNames, store.Organisations, id, func(o *domain.Organisation) domain.Text { return o.Name })
}

func (n coverageNames) of(ctx context.Context, by, key string) (domain.Text, error) {
	if key == "" {
		return domain.Text{}, nil
	}
	switch by {
	case "subgroup":
		return nameOf(ctx, n.sheetNames, store.Subgroups, key, func(g *domain.Subgroup) domain.Text { return g.Name })
	case "theme":
		return nameOf(ctx, n.sheetNames, store.Themes, key, func(t *domain.Theme) domain.Text { return t.Name })
	case "agency":
		return n.organisation(ctx, key)
	case "region":
		return n.region(ctx, key)
	}
	return domain.Text{UK: key}, nil
}

// region names an oblast by how its code begins.
func (n coverageNames) region(ctx context.Context, key string) (domain.Text, error) {
	switch key {
	case "several":
		return domain.Text{UK: "кілька областей", EN: "several oblasts"}, nil
	case "nationwide":
		return domain.Text{UK: "уся країна", EN: "the whole country"}, nil
	}
	if _, ok := n.known["region:"+key]; !ok {
		page, err := store.Places.List(ctx, n.store, store.System(), store.Query{
			Filter: store.And{store.Eq{Field: "level", Value: store.Str(string(domain.PlaceOblast))}}, Limit: store.MaxLimit,
		})
		if err != nil {
			return domain.Text{}, err
		}
		for _, p := range page.Items {
			n.known["region:"+p.Meta.ID[:min(4, len(p.Meta.ID))]] = p.Name
		}
	}
	if t, ok := n.known["region:"+key]; ok {
		return t, nil
	}
	return domain.Text{UK: key}, nil
}

// filter puts names to what coverage was asked for.
func (n coverageNames) filter(ctx context.Context, q CoverageQuery) (exchange.CoverageFilter, error) {
	f := exchange.CoverageFilter{Quarters: q.Quarters, Announced: q.Announced, Pledges: q.Pledges, Direct: q.Direct}
	for _, p := range q.Priorities {
		f.Priorities = append(f.Priorities, domain.Priority(p))
	}
	for _, i := range q.Instruments {
		f.Instruments = append(f.Instruments, domain.Instrument(i))
	}
	for _, x := range []struct {
		by   string
		keys []string
		to   *[]domain.Text
	}{
		{"subgroup", q.Subgroups, &f.Subgroups},
		{"theme", q.Themes, &f.Themes},
		{"agency", q.Agencies, &f.Agencies},
		{"region", q.Regions, &f.Regions},
		{"agency", q.Funders, &f.Funders},
		{"agency", q.Channels, &f.Channels},
	} {
		for _, key := range x.keys {
			name, err := n.of(ctx, x.by, key)
			if err != nil {
				return f, err
			}
			if name.Empty() {
				name = domain.Text{UK: strings.TrimSpace(key)}
			}
			*x.to = append(*x.to, name)
		}
	}
	return f, nil
}
