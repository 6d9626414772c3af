package httpapi

import (
	"strconv"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

func at(list string, i int, field string) string { return list + "/" + strconv.Itoa(i) + field }

func fromProject(b *api.ProjectContent) (domain.ProjectContent, error) {
	budget, err := fromMoney("/budget", b.Budget)
	if err != nil {
		return domain.ProjectContent{}, err
	}
	c := domain.ProjectContent{
		Title: fromShort(b.Title), Description: fromLong(b.Description), Subgroup: val(b.Subgroup), Pledges: strs(b.Pledges), Needs: strs(b.Needs),
		Implementers: strs(b.Implementers), Beneficiaries: strs(b.Beneficiaries), PlannedFrom: domain.Date(val(b.PlannedFrom)),
		PlannedUntil: domain.Date(val(b.PlannedUntil)), ActualFrom: domain.Date(val(b.ActualFrom)), ActualUntil: domain.Date(val(b.ActualUntil)),
		Budget: budget, Nationwide: val(b.Nationwide), Places: strs(b.Places),
	}
	if r := b.References; r != nil {
		c.References = domain.References{Registration: val(r.Registration), Dream: val(r.Dream), IATI: val(r.Iati)}
	}
	for _, m := range val(b.Milestones) {
		c.Milestones = append(c.Milestones, domain.Milestone{
			ID: val(m.ID), Title: fromShort(m.Title), Due: domain.Date(val(m.Due)), DoneOn: domain.Date(val(m.DoneOn)),
		})
	}
	for i, x := range val(b.Indicators) {
		out := domain.Indicator{ID: val(x.ID), Title: fromShort(x.Title)}
		if x.Unit != nil {
			out.Unit = domain.Text{UK: val(x.Unit.Uk), EN: val(x.Unit.En), Stale: domain.Lang(val(x.Unit.Stale))}
		}
		for _, r := range []struct {
			field string
			from  *api.ReadingContent
			to    **domain.Reading
		}{{"/baseline", x.Baseline, &out.Baseline}, {"/target", x.Target, &out.Target}, {"/actual", x.Actual, &out.Actual}} {
			if *r.to, err = fromReading(at("/indicators", i, r.field), r.from); err != nil {
				return c, err
			}
		}
		c.Indicators = append(c.Indicators, out)
	}
	return c, nil
}

// fromReading reads what an indicator shows, which stands at pointer.
func fromReading(pointer string, r *api.ReadingContent) (*domain.Reading, error) {
	if r == nil {
		return nil, nil
	}
	q, err := fromPieces(pointer+"/value", &r.Value)
	return &domain.Reading{Value: q, On: domain.Date(val(r.On))}, err
}

func reading(r *domain.Reading) *api.Reading {
	if r == nil {
		return nil
	}
	return &api.Reading{Value: r.Value.Decimal(), On: opt(string(r.On))}
}

func projectNow(v app.ProjectView) api.ProjectNowJSONResponse {
	return api.ProjectNowJSONResponse{Body: project(v), Headers: api.ProjectNowResponseHeaders{ETag: etag(v.Project.Meta.Version)}}
}

func project(v app.ProjectView) api.Project {
	p, c := v.Project, v.Project.Content
	id := func(s string) api.ID { return s }
	status := func(s domain.ProjectStatus) api.ProjectStatus { return api.ProjectStatus(s) }
	return api.Project{
		ID: p.Meta.ID, Version: p.Meta.Version, Number: opt(p.Number), Status: status(p.Status), StatusCode: p.Status.Code(), Next: all(p.Status.Next(), status),
		MovedOn: opt(string(p.MovedOn)), Reason: opt(p.Reason), Level: optAs[api.Level](p.Level), Named: all(p.Named, id), AnnouncedOn: opt(string(p.AnnouncedOn)),
		Owner: p.Owner, Title: short(c.Title), Description: longOrNone(c.Description), Subgroup: opt(c.Subgroup), Pledges: all(v.Pledges, pledgeLink),
		Needs: all(v.Needs, needLink), Implementers: all(c.Implementers, id), Beneficiaries: all(c.Beneficiaries, id),
		PlannedFrom: opt(string(c.PlannedFrom)), PlannedUntil: opt(string(c.PlannedUntil)), ActualFrom: opt(string(c.ActualFrom)),
		ActualUntil: opt(string(c.ActualUntil)), Budget: moneyOrNone(c.Budget), Nationwide: c.Nationwide,
		Places:     all(c.Places, func(s string) api.Katottg { return s }),
		References: api.References{Registration: opt(c.References.Registration), Dream: opt(c.References.Dream), Iati: opt(c.References.IATI)},
		Milestones: all(c.Milestones, func(m domain.Milestone) api.Milestone {
			return api.Milestone{
				ID: m.ID, Title: short(m.Title), Due: string(m.Due), DoneOn: opt(string(m.DoneOn)), Overdue: p.Status.Runs() && m.Overdue(v.Today),
			}
		}),
		Indicators: all(c.Indicators, func(x domain.Indicator) api.Indicator {
			out := api.Indicator{ID: x.ID, Title: short(x.Title), Baseline: reading(x.Baseline), Target: reading(x.Target), Actual: reading(x.Actual)}
			if !x.Unit.Empty() {
				out.Unit = &api.UnitText{Uk: opt(x.Unit.UK), En: opt(x.Unit.EN), Stale: optAs[api.Lang](x.Unit.Stale)}
			}
			return out
		}),
		May: permissions(v.May), CreatedAt: p.Meta.CreatedAt, CreatedBy: v.CreatedBy, UpdatedAt: p.Meta.UpdatedAt, UpdatedBy: v.UpdatedBy,
	}
}

func projectRow(p domain.Project, today domain.Date) api.ProjectRow {
	c := p.Content
	return api.ProjectRow{
		ID: p.Meta.ID, Version: p.Meta.Version, Number: opt(p.Number), Status: api.ProjectStatus(p.Status), Level: optAs[api.Level](p.Level), Owner: p.Owner,
		Title: short(c.Title), Subgroup: opt(c.Subgroup), Beneficiaries: all(c.Beneficiaries, func(s string) api.ID { return s }),
		PlannedFrom: opt(string(c.PlannedFrom)), PlannedUntil: opt(string(c.PlannedUntil)), Budget: moneyOrNone(c.Budget), Nationwide: c.Nationwide,
		Places: all(c.Places, func(s string) api.Katottg { return s }), NextDue: opt(string(p.NextDue())), Overdue: p.Overdue(today), UpdatedAt: p.Meta.UpdatedAt,
	}
}

func projectLink(p domain.Project) api.ProjectLink {
	return api.ProjectLink{
		ID: p.Meta.ID, Number: opt(p.Number), Title: short(p.Content.Title), Owner: p.Owner, Status: api.ProjectStatus(p.Status),
	}
}
