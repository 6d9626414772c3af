package httpapi

import (
	"strconv"
	"strings"
	"time"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
)

// opt is nil for the zero value: an absent member.
func opt[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// optAs is opt with the document's own type.
func optAs[T, F ~string](v F) *T {
	if v == "" {
		return nil
	}
	t := T(v)
	return &t
}

// val is the value of an optional member, or its zero value.
func val[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}

func str[T ~string](p *T) string { return string(val(p)) }

func strs[T ~string](p *[]T) []string {
	out := []string{}
	for _, v := range val(p) {
		out = append(out, string(v))
	}
	return out
}

func all[F, T any](list []F, f func(F) T) []T {
	out := make([]T, 0, len(list))
	for _, v := range list {
		out = append(out, f(v))
	}
	return out
}

func moment(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

func short(t domain.Text) api.ShortText {
	return api.ShortText{Uk: opt(t.UK), En: opt(t.EN), Stale: optAs[api.Lang](t.Stale)}
}

func shortOrNone(t domain.Text) *api.ShortText {
	if t.Empty() {
		return nil
	}
	s := short(t)
	return &s
}

func longOrNone(t domain.Text) *api.LongText {
	if t.Empty() {
		return nil
	}
	return &api.LongText{Uk: opt(t.UK), En: opt(t.EN), Stale: optAs[api.Lang](t.Stale)}
}

func fromShort(t *api.ShortText) domain.Text {
	if t == nil {
		return domain.Text{}
	}
	return domain.Text{UK: val(t.Uk), EN: val(t.En), Stale: domain.Lang(val(t.Stale))}
}

func fromLong(t *api.LongText) domain.Text {
	if t == nil {
		return domain.Text{}
	}
	return domain.Text{UK: val(t.Uk), EN: val(t.En), Stale: domain.Lang(val(t.Stale))}
}

func money(m domain.Money) api.Money {
	return api.Money{Amount: m.Decimal(), Currency: api.Currency(m.Currency)}
}

func moneyOrNone(m domain.Money) *api.Money {
	if m.Currency == "" {
		return nil
	}
	x := money(m)
	return &x
}

// fromMoney reads an amount that stands at pointer.
func fromMoney(pointer string, m *api.Money) (domain.Money, error) {
	if m == nil {
		return domain.Money{}, nil
	}
	out, code := domain.ParseMoney(m.Amount, domain.Currency(m.Currency))
	if code == "" {
		return out, nil
	}
	var params []string
	switch code {
	case domain.FieldDecimals:
		digits, _ := domain.Currency(m.Currency).Digits()
		params = []string{"digits", strconv.Itoa(digits)}
	case domain.FieldTooLarge:
		params = []string{"max", domain.Money{Minor: domain.MaxMinor, Currency: domain.Currency(m.Currency)}.Decimal()}
	}
	return out, domain.RefuseField(pointer+"/amount", code, params...)
}

// fromPieces reads a quantity that stands at pointer. How many digits its unit takes is known where the lists are.
func fromPieces(pointer string, text *string) (domain.Quantity, error) {
	if text == nil {
		return 0, nil
	}
	q, code := domain.ParseQuantity(*text, 3)
	if code != "" {
		return 0, domain.RefuseField(pointer, code, "max", domain.MaxQuantity.Decimal(), "digits", "3")
	}
	return q, nil
}

func piecesOrNone(q domain.Quantity) *api.Quantity {
	if q == 0 {
		return nil
	}
	s := q.Decimal()
	return &s
}

func fromContact(c *api.Contact) domain.Contact {
	if c == nil {
		return domain.Contact{}
	}
	return domain.Contact{Name: val(c.Name), Email: val(c.Email), Phone: val(c.Phone)}
}

func contactOrNone(c domain.Contact) *api.Contact {
	if c == (domain.Contact{}) {
		return nil
	}
	return &api.Contact{Name: opt(c.Name), Email: opt(c.Email), Phone: opt(c.Phone)}
}

func permissions(list []authz.Permission) []api.Permission {
	return all(list, func(p authz.Permission) api.Permission { return api.Permission(p) })
}

func etag(version int64) *string {
	s := `"` + strconv.FormatInt(version, 10) + `"`
	return &s
}

// match reads If-Match: the ETag of one version. Weak marks and lists fit nothing here.
func match(h *string) app.Match {
	if h == nil {
		return app.MatchMissing
	}
	n, err := strconv.ParseInt(strings.Trim(*h, `"`), 10, 64)
	if err != nil || n < 1 || *etag(n) != *h {
		return app.MatchBad
	}
	return app.Match(n)
}

const defaultLimit = 50

func limit(p *int) int {
	if p == nil {
		return defaultLimit
	}
	return *p
}
