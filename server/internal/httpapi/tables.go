package httpapi

import (
	"bytes"
	"context"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// GetNeedTable answers GET /needs/table.
func (s *server) GetNeedTable(ctx context.Context, r api.GetNeedTableRequestObject) (api.GetNeedTableResponseObject, error) {
	p := r.Params
	file, err := s.app.NeedsTable(plain(ctx), caller(ctx), app.NeedQuery{
		Subgroups: strs(p.Subgroup), States: strs(p.State), Priorities: strs(p.Priority), Agencies: strs(p.Agency), Themes: strs(p.Theme),
		Places: strs(p.Place), Stale: val(p.Stale), Lacks: str(p.Lacks), Words: val(p.Q),
	}, app.TableFormat(p.Format), domain.Lang(p.Lang))
	if err != nil {
		return nil, err
	}
	disposition := attached("needs-" + string(domain.DateOf(s.app.Now())) + "." + string(p.Format))
	head := api.GetNeedTable200ResponseHeaders{ContentDisposition: &disposition}
	if p.Format == api.Csv {
		return api.GetNeedTable200TextCsvResponse{Body: bytes.NewReader(file), ContentLength: int64(len(file)), Headers: head}, nil
	}
	return api.GetNeedTable200ApplicationVndOpenxmlformatsOfficedocumentSpreadsheetmlSheetResponse{
		Body: bytes.NewReader(file), ContentLength: int64(len(file)), Headers: head,
	}, nil
}

// GetCoverageTable answers GET /coverage/table.
func (s *server) GetCoverageTable(ctx context.Context, r api.GetCoverageTableRequestObject) (api.GetCoverageTableResponseObject, error) {
	p := r.Params
	q := app.CoverageQuery{
		Currency: reporting(p.Currency), Subgroups: strs(p.Subgroup), Themes: strs(p.Theme), Agencies: strs(p.Agency), Regions: strs(p.Region),
		Quarters: strs(p.Quarter), Priorities: strs(p.Priority), Funders: strs(p.Funder), Channels: strs(p.Channel), Direct: val(p.Direct), Instruments: strs(p.Instrument),
		Pledges: strs(p.Pledge), Announced: strs(p.Announced),
	}
	file, err := s.app.CoverageTable(plain(ctx), caller(ctx), q, app.TableFormat(p.Format), domain.Lang(p.Lang))
	if err != nil {
		return nil, err
	}
	disposition := attached("coverage-" + string(domain.DateOf(s.app.Now())) + "." + string(p.Format))
	head := api.GetCoverageTable200ResponseHeaders{ContentDisposition: &disposition}
	if p.Format == api.Csv {
		return api.GetCoverageTable200TextCsvResponse{Body: bytes.NewReader(file), ContentLength: int64(len(file)), Headers: head}, nil
	}
	return api.GetCoverageTable200ApplicationVndOpenxmlformatsOfficedocumentSpreadsheetmlSheetResponse{
		Body: bytes.NewReader(file), ContentLength: int64(len(file)), Headers: head,
	}, nil
}
