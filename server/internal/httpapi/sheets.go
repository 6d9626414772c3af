package httpapi

import (
	"bytes"
	"context"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// GetNeedSheets answers GET /needs/sheets.
func (s *server) GetNeedSheets(ctx context.Context, r api.GetNeedSheetsRequestObject) (api.GetNeedSheetsResponseObject, error) {
	p := r.Params
	file, err := s.app.NeedSheets(plain(ctx), caller(ctx), strs(&p.ID), app.SheetFormat(p.Format), domain.Lang(p.Lang))
	if err != nil {
		return nil, err
	}
	disposition := attached("needs." + string(p.Format))
	head := api.GetNeedSheets200ResponseHeaders{ContentDisposition: &disposition}
	if p.Format == api.Docx {
		return api.GetNeedSheets200ApplicationVndOpenxmlformatsOfficedocumentWordprocessingmlDocumentResponse{
			Body: bytes.NewReader(file), ContentLength: int64(len(file)), Headers: head,
		}, nil
	}
	return api.GetNeedSheets200ApplicationPdfResponse{Body: bytes.NewReader(file), ContentLength: int64(len(file)), Headers: head}, nil
}
