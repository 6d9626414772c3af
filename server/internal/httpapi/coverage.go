package httpapi

import (
	"context"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// reporting is the reporting currency asked for; the one that is offered first where none is.
func reporting(c *api.ReportingCurrency) domain.Currency {
	if c == nil {
		return domain.ReportingCurrencies()[0]
	}
	return domain.Currency(*c)
}

// GetCoverage answers GET /coverage.
func (s *server) GetCoverage(ctx context.Context, r api.GetCoverageRequestObject) (api.GetCoverageResponseObject, error) {
	p := r.Params
	q := app.CoverageQuery{
		Currency: reporting(p.Currency), Words: str(p.Q), Subgroups: strs(p.Subgroup), Themes: strs(p.Theme), Agencies: strs(p.Agency), Regions: strs(p.Region),
		Quarters: strs(p.Quarter), Priorities: strs(p.Priority), Funders: strs(p.Funder), Channels: strs(p.Channel), Direct: val(p.Direct), Instruments: strs(p.Instrument),
		Pledges: strs(p.Pledge), Announced: strs(p.Announced),
	}
	list, err := s.app.ReadCoverage(plain(ctx), caller(ctx), q, str(p.By))
	if err != nil {
		return nil, err
	}
	out := api.GetCoverage200JSONResponse{
		Currency: api.ReportingCurrency(q.Currency), Rule: rule(q), AsOf: string(domain.DateOf(s.app.Now())), Items: []api.CoverageTotal{},
		Total: coverageTotal(app.Total(list), q),
	}
	if p.By != nil {
		out.Items = all(list, func(x app.Coverage) api.CoverageTotal { return coverageTotal(x, q) })
	}
	return out, nil
}

// GetCoverageMatrix answers GET /coverage/matrix.
func (s *server) GetCoverageMatrix(ctx context.Context, r api.GetCoverageMatrixRequestObject) (api.GetCoverageMatrixResponseObject, error) {
	p := r.Params
	q := app.CoverageQuery{
		Currency: reporting(p.Currency), Words: str(p.Q), Subgroups: strs(p.Subgroup), Themes: strs(p.Theme), Agencies: strs(p.Agency), Regions: strs(p.Region),
		Quarters: strs(p.Quarter), Priorities: strs(p.Priority), Funders: strs(p.Funder), Channels: strs(p.Channel), Direct: val(p.Direct), Instruments: strs(p.Instrument),
		Pledges: strs(p.Pledge), Announced: strs(p.Announced),
	}
	cells, err := s.app.ReadMatrix(plain(ctx), caller(ctx), q)
	return api.GetCoverageMatrix200JSONResponse{
		Currency: api.ReportingCurrency(q.Currency), Rule: rule(q),
		Cells: all(cells, func(x app.MatrixCell) api.MatrixCell {
			u := undisclosed(x.Sums, q.Currency)
			return api.MatrixCell{
				Funder: opt(x.Funder), Channel: opt(x.Channel), Subgroup: opt(x.Subgroup), Pledged: u.Pledged, Committed: u.Committed, Delivered: u.Delivered,
			}
		}),
	}, err
}

// ListCoverageNeeds answers GET /coverage/needs.
func (s *server) ListCoverageNeeds(ctx context.Context, r api.ListCoverageNeedsRequestObject) (api.ListCoverageNeedsResponseObject, error) {
	p := r.Params
	q := app.CoverageQuery{
		Currency: reporting(p.Currency), Words: str(p.Q), Subgroups: strs(p.Subgroup), Themes: strs(p.Theme), Agencies: strs(p.Agency), Regions: strs(p.Region),
		Quarters: strs(p.Quarter), Priorities: strs(p.Priority), NoRate: val(p.NoRate), Sort: str(p.Sort), After: val(p.After), Limit: limit(p.Limit),
	}
	list, err := s.app.CoverageNeeds(plain(ctx), caller(ctx), q)
	today := domain.DateOf(s.app.Now())
	return api.ListCoverageNeeds200JSONResponse{Next: opt(list.Next), Total: list.Total, Items: all(list.Items, func(x app.NeedRow) api.CoverageNeed {
		row := api.CoverageNeed{Need: needRow(x.Need, today)}
		if x.Report != nil {
			v := needReport(*x.Report, x.Undisclosed, x.Need.Content.CostAsOf)
			row.Report = &v
		}
		return row
	})}, err
}

// ListCoverageAllocations answers GET /coverage/allocations.
func (s *server) ListCoverageAllocations(ctx context.Context, r api.ListCoverageAllocationsRequestObject) (api.ListCoverageAllocationsResponseObject, error) {
	p := r.Params
	q := app.CoverageQuery{
		Currency: reporting(p.Currency), Words: str(p.Q), Subgroups: strs(p.Subgroup), Themes: strs(p.Theme), Agencies: strs(p.Agency), Regions: strs(p.Region),
		Quarters: strs(p.Quarter), Priorities: strs(p.Priority), Funders: strs(p.Funder), Channels: strs(p.Channel), Direct: val(p.Direct), Instruments: strs(p.Instrument),
		Pledges: strs(p.Pledge), Announced: strs(p.Announced), After: val(p.After), Limit: limit(p.Limit),
	}
	list, err := s.app.CoverageAllocations(plain(ctx), caller(ctx), q)
	return api.ListCoverageAllocations200JSONResponse{Next: opt(list.Next), Total: list.Total, Items: all(list.Items, func(v app.AllocationView) api.CoverageAllocation {
		return api.CoverageAllocation{Allocation: allocation(v), Bars: bars(v.Allocation.Reported(q.Currency), q.Currency)}
	})}, err
}

// GetNeedCoverage answers GET /needs/{id}/coverage.
func (s *server) GetNeedCoverage(ctx context.Context, r api.GetNeedCoverageRequestObject) (api.GetNeedCoverageResponseObject, error) {
	v, err := s.app.ReadNeedCoverage(plain(ctx), caller(ctx), r.ID)
	if err != nil {
		return nil, err
	}
	n, c := v.Need, v.Need.Content.Cost.Currency
	out := api.GetNeedCoverage200JSONResponse{
		Counted: n.Counted() != domain.CountedNot, Cost: moneyOrNone(n.Content.Cost), CostAsOf: opt(string(n.Content.CostAsOf)),
		Allowance: allowance(&n), Lines: all(v.Lines, lineCoverage),
		Reports: all(v.Reports, func(x app.ReportCoverage) api.NeedReport {
			return needReport(x.NeedReport, x.Undisclosed, n.Content.CostAsOf)
		}),
	}
	if c != "" {
		b, u := bars(v.Sums, c), undisclosed(v.Undisclosed, c)
		gap, over, room := minor(v.Gap, c), minor(v.Over, c), minor(v.Room, c)
		out.Bars, out.Undisclosed, out.Gap, out.OverCover, out.Room = &b, &u, &gap, &over, &room
	}
	return out, nil
}

// AllowOverCover answers POST /needs/{id}/overcover.
func (s *server) AllowOverCover(ctx context.Context, r api.AllowOverCoverRequestObject) (api.AllowOverCoverResponseObject, error) {
	amount, err := fromMoney("/amount", r.Body.Amount)
	if err != nil {
		return nil, err
	}
	lines, err := fromLinePieces(val(r.Body.Lines))
	if err != nil {
		return nil, err
	}
	v, err := s.app.AllowOverCover(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), amount, lines, r.Body.Reason)
	return api.AllowOverCover200JSONResponse{NeedNowJSONResponse: now(v)}, err
}

func rule(q app.CoverageQuery) api.CoverageRule {
	if q.ByPledge() {
		return api.CoverageRule("allocations")
	}
	return api.CoverageRule("needs")
}

func coverageTotal(x app.Coverage, q app.CoverageQuery) api.CoverageTotal {
	out := api.CoverageTotal{Key: opt(x.Key), Needs: x.Needs, Bars: bars(x.Sums, q.Currency), NoRate: x.NoRate}
	if q.ByPledge() {
		return out
	}
	u := undisclosed(x.Undisclosed, q.Currency)
	cost, gap, over := minor(x.Cost, q.Currency), minor(x.Gap, q.Currency), minor(x.Over, q.Currency)
	out.Cost, out.Undisclosed, out.Gap, out.OverCover = &cost, &u, &gap, &over
	return out
}

func bars(s domain.Sums, c domain.Currency) api.Bars {
	return api.Bars{Held: minor(s.Held, c), Pledged: minor(s.Pledged, c), Committed: minor(s.Committed, c), Delivered: minor(s.Delivered, c)}
}

func undisclosed(s domain.Sums, c domain.Currency) api.Undisclosed {
	return api.Undisclosed{Pledged: minor(s.Pledged, c), Committed: minor(s.Committed, c), Delivered: minor(s.Delivered, c)}
}

func needReport(r domain.NeedReport, hidden domain.Sums, on domain.Date) api.NeedReport {
	out := api.NeedReport{
		Cost: minor(r.Cost, r.Currency), Bars: bars(r.Sums, r.Currency), Undisclosed: undisclosed(hidden, r.Currency),
		Gap: minor(r.Gap, r.Currency), OverCover: minor(r.Over, r.Currency),
		Rate: api.RateUsed{From: api.Currency(r.Rate.From), To: api.Currency(r.Rate.To), Rate: "1", On: opt(string(on)), Quotes: []api.QuoteUsed{}},
	}
	if used := rateUsed(r.Rate, on); used != nil {
		out.Rate = *used
	}
	return out
}

func lineCoverage(l app.LineCoverage) api.LineCoverage {
	q := func(n int64) string { return domain.Quantity(n).Decimal() }
	return api.LineCoverage{
		Line: item(l.Item), Held: q(l.Sums.Held), Pledged: q(l.Sums.Pledged), Committed: q(l.Sums.Committed), Delivered: q(l.Sums.Delivered),
		UndisclosedPledged: q(l.Undisclosed.Pledged), UndisclosedCommitted: q(l.Undisclosed.Committed), UndisclosedDelivered: q(l.Undisclosed.Delivered),
		Missing: q(l.Missing), Room: q(l.Room),
	}
}

func allowance(n *domain.Need) *api.Allowance {
	a := n.Allowance
	if a == nil {
		return nil
	}
	return &api.Allowance{
		Amount: minor(a.Amount, n.Content.Cost.Currency), Reason: a.Reason, At: a.At,
		Lines: all(a.Lines, func(l domain.LineAllowance) api.LinePieces {
			return api.LinePieces{Line: l.ID, Pieces: l.Pieces.Decimal()}
		}),
	}
}
