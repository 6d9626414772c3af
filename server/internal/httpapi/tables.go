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
