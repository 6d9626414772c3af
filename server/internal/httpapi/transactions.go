package httpapi

import (
	"context"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// ListTransactions answers GET /transactions.
func (s *server) ListTransactions(ctx context.Context, r api.ListTransactionsRequestObject) (api.ListTransactionsResponseObject, error) {
	p := r.Params
	list, err := s.app.ListTransactions(plain(ctx), caller(ctx), app.TransactionQuery{
		Pledge: val(p.Pledge), Allocation: val(p.Allocation), Need: val(p.Need), Project: val(p.Project), Types: strs(p.Type), States: strs(p.State), Funders: strs(p.Funder),
		Agencies: strs(p.Agency), Sort: str(p.Sort), After: val(p.After), Limit: limit(p.Limit),
	})
	return api.ListTransactions200JSONResponse{Items: all(list.Items, transaction), Next: opt(list.Next), Total: list.Total}, err
}

// RecordTransaction answers POST /pledges/{id}/transactions.
func (s *server) RecordTransaction(ctx context.Context, r api.RecordTransactionRequestObject) (api.RecordTransactionResponseObject, error) {
	b := r.Body
	amount, err := fromMoney("/amount", b.Amount)
	if err != nil {
		return nil, err
	}
	pieces, err := fromPieces("/pieces", b.Pieces)
	if err != nil {
		return nil, err
	}
	v, err := s.app.RecordTransaction(plain(ctx), caller(ctx), r.ID, domain.Recording{
		Type: domain.TransactionType(b.Type), Allocation: val(b.Allocation), Project: val(b.Project), Date: domain.Date(b.Date), Amount: amount, Pieces: pieces, HandOver: fromHandOver(b.HandOver),
	})
	at := "/api/v1/transactions/" + v.Transaction.Meta.ID
	return api.RecordTransaction201JSONResponse{
		Body: transaction(v), Headers: api.RecordTransaction201ResponseHeaders{ETag: etag(v.Transaction.Meta.Version), Location: &at},
	}, err
}

// GetTransaction answers GET /transactions/{id}.
func (s *server) GetTransaction(ctx context.Context, r api.GetTransactionRequestObject) (api.GetTransactionResponseObject, error) {
	v, err := s.app.GetTransaction(plain(ctx), caller(ctx), r.ID)
	return api.GetTransaction200JSONResponse{TransactionNowJSONResponse: transactionNow(v)}, err
}

// ConfirmTransaction answers POST /transactions/{id}/confirm.
func (s *server) ConfirmTransaction(ctx context.Context, r api.ConfirmTransactionRequestObject) (api.ConfirmTransactionResponseObject, error) {
	v, err := s.app.ConfirmTransaction(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), fromHandOver(r.Body.HandOver))
	return api.ConfirmTransaction200JSONResponse{TransactionNowJSONResponse: transactionNow(v)}, err
}

// DisputeTransaction answers POST /transactions/{id}/dispute.
func (s *server) DisputeTransaction(ctx context.Context, r api.DisputeTransactionRequestObject) (api.DisputeTransactionResponseObject, error) {
	v, err := s.app.DisputeTransaction(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), r.Body.Reason)
	return api.DisputeTransaction200JSONResponse{TransactionNowJSONResponse: transactionNow(v)}, err
}

// CancelTransaction answers POST /transactions/{id}/cancel.
func (s *server) CancelTransaction(ctx context.Context, r api.CancelTransactionRequestObject) (api.CancelTransactionResponseObject, error) {
	v, err := s.app.CancelTransaction(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), r.Body.Reason)
	return api.CancelTransaction200JSONResponse{TransactionNowJSONResponse: transactionNow(v)}, err
}

func fromHandOver(h *api.HandOver) domain.HandOver {
	if h == nil {
		return domain.HandOver{}
	}
	return domain.HandOver{Number: h.Number, Date: domain.Date(h.Date)}
}

func transactionNow(v app.TransactionView) api.TransactionNowJSONResponse {
	return api.TransactionNowJSONResponse{Body: transaction(v), Headers: api.TransactionNowResponseHeaders{ETag: etag(v.Transaction.Meta.Version)}}
}

func transaction(v app.TransactionView) api.Transaction {
	t := v.Transaction
	out := api.Transaction{
		ID: t.Meta.ID, Version: t.Meta.Version, Type: api.TransactionType(t.Type), State: api.TransactionState(t.State), Pledge: pledgeLink(v.Pledge),
		Allocation: opt(t.Allocation), Line: opt(t.Line), Date: string(t.Date), Amount: moneyOrNone(t.Amount), Pieces: piecesOrNone(t.Pieces),
		Reason: opt(t.Reason), May: permissions(v.May), CreatedAt: t.Meta.CreatedAt, UpdatedAt: t.Meta.UpdatedAt,
	}
	if v.Need != nil {
		n := needLink(*v.Need)
		out.Need = &n
	}
	if v.Project != nil {
		p := projectLink(*v.Project)
		out.Project = &p
	}
	if t.HandOver != (domain.HandOver{}) {
		out.HandOver = &api.HandOver{Number: t.HandOver.Number, Date: string(t.HandOver.Date)}
	}
	return out
}
