package httpapi

import (
	"context"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// ListRates answers GET /rates.
func (s *server) ListRates(ctx context.Context, r api.ListRatesRequestObject) (api.ListRatesResponseObject, error) {
	p := r.Params
	list, err := s.app.ListRates(plain(ctx), caller(ctx), app.RateQuery{
		From: domain.Date(val(p.From)), To: domain.Date(val(p.To)), Currencies: strs(p.Currency), Sources: strs(p.Source), After: val(p.After), Limit: limit(p.Limit),
	})
	return api.ListRates200JSONResponse{Items: all(list.Items, rate), Next: opt(list.Next), Total: list.Total}, err
}

// EnterRate answers POST /rates.
func (s *server) EnterRate(ctx context.Context, r api.EnterRateRequestObject) (api.EnterRateResponseObject, error) {
	b := r.Body
	v, err := s.app.EnterRate(plain(ctx), caller(ctx), domain.Date(b.Date), domain.Currency(b.Currency), b.UahPerUnit)
	at := "/api/v1/rates/" + v.Rate.Meta.ID
	return api.EnterRate201JSONResponse{
		Body: rate(v), Headers: api.EnterRate201ResponseHeaders{ETag: etag(v.Rate.Meta.Version), Location: &at},
	}, err
}

// ConvertMoney answers GET /rates/conversion.
func (s *server) ConvertMoney(ctx context.Context, r api.ConvertMoneyRequestObject) (api.ConvertMoneyResponseObject, error) {
	m, err := fromMoney("", &api.Money{Amount: r.Params.Amount, Currency: r.Params.From})
	if err != nil {
		return nil, err
	}
	v, err := s.app.ConvertMoney(plain(ctx), caller(ctx), m, domain.Currency(r.Params.To))
	return api.ConvertMoney200JSONResponse{Money: money(v.Money), Rate: rateUsed(v.Rate, v.On)}, err
}

// GetRate answers GET /rates/{rate}.
func (s *server) GetRate(ctx context.Context, r api.GetRateRequestObject) (api.GetRateResponseObject, error) {
	v, err := s.app.GetRate(plain(ctx), caller(ctx), r.Rate)
	return api.GetRate200JSONResponse{RateNowJSONResponse: rateNow(v)}, err
}

// CorrectRate answers PUT /rates/{rate}.
func (s *server) CorrectRate(ctx context.Context, r api.CorrectRateRequestObject) (api.CorrectRateResponseObject, error) {
	v, err := s.app.CorrectRate(plain(ctx), caller(ctx), r.Rate, match(r.Params.IfMatch), r.Body.UahPerUnit)
	return api.CorrectRate200JSONResponse{RateNowJSONResponse: rateNow(v)}, err
}

// GetRateHistory answers GET /rates/{rate}/history.
func (s *server) GetRateHistory(ctx context.Context, r api.GetRateHistoryRequestObject) (api.GetRateHistoryResponseObject, error) {
	p := r.Params
	list, err := s.app.RateHistory(plain(ctx), caller(ctx), r.Rate, val(p.After), limit(p.Limit))
	return api.GetRateHistory200JSONResponse(events(list)), err
}

func rateNow(v app.RateView) api.RateNowJSONResponse {
	return api.RateNowJSONResponse{Body: rate(v), Headers: api.RateNowResponseHeaders{ETag: etag(v.Rate.Meta.Version)}}
}

func rate(v app.RateView) api.Rate {
	r := v.Rate
	out := api.Rate{
		ID: r.Meta.ID, Version: r.Meta.Version, Date: string(r.Date), Currency: api.Currency(r.Currency), Source: api.RateSource(r.Source),
		UpdatedAt: r.Meta.UpdatedAt, May: permissions(v.May),
	}
	value := r.Value.String()
	if r.Source == domain.RateECB {
		out.UnitsPerEur = &value
	} else {
		out.UahPerUnit = &value
	}
	return out
}
