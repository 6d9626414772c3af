package httpapi

import (
	"context"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// ListPlaces answers GET /places.
func (s *server) ListPlaces(ctx context.Context, r api.ListPlacesRequestObject) (api.ListPlacesResponseObject, error) {
	p := r.Params
	q := app.PlaceQuery{
		Level: domain.PlaceLevel(str(p.Level)), Parent: val(p.Parent), Words: val(p.Q), Codes: val(p.Katottg), After: val(p.After), Limit: limit(p.Limit),
	}
	if q.Level == "" && q.Parent == "" && q.Words == "" && len(q.Codes) == 0 {
		q.Level = domain.PlaceOblast
	}
	list, err := s.app.ListPlaces(plain(ctx), caller(ctx), q)
	return api.ListPlaces200JSONResponse{
		Items: all(list.Items, func(p app.PlaceView) api.Place {
			out := api.Place{
				Katottg: p.Meta.ID, Level: api.PlaceLevel(p.Level), Parent: opt(p.Parent), Name: short(p.Name), ShortName: short(p.ShortName),
				Pcode: p.PCode, Iso: opt(p.ISO), EndedOn: opt(string(p.EndedOn)),
			}
			if len(p.Within) > 0 {
				within := all(p.Within, func(p domain.Place) api.PlaceName { return api.PlaceName{Katottg: p.Meta.ID, Name: short(p.Name)} })
				out.Within = &within
			}
			return out
		}),
		Next: opt(list.Next), Total: list.Total,
	}, err
}

// GetCatalogue answers GET /catalogue.
func (s *server) GetCatalogue(ctx context.Context, _ api.GetCatalogueRequestObject) (api.GetCatalogueResponseObject, error) {
	c, err := s.app.ReadCatalogue(plain(ctx), caller(ctx))
	return api.GetCatalogue200JSONResponse{
		Units: all(c.Units, func(u domain.Unit) api.Unit {
			return api.Unit{
				Code: u.Meta.ID, One: short(u.One), Few: short(u.Few), Many: short(u.Many), Fraction: short(u.Fraction), Abbr: short(u.Abbr),
				Decimals: u.Decimals, Rec20: opt(u.Rec20),
			}
		}),
		ItemClasses: all(c.ItemClasses, func(i domain.ItemClass) api.ItemClass {
			return api.ItemClass{
				Code: i.Meta.ID, Group: i.Group, GroupName: short(i.GroupName), Name: short(i.Name), Units: i.Units,
				MoneyOnly: i.MoneyOnly, DualUse: i.DualUse,
			}
		}),
		Strategies: all(c.Strategies, func(x domain.Strategy) api.Strategy {
			return api.Strategy{Code: x.Meta.ID, Name: short(x.Name), FromYear: opt(x.FromYear), ToYear: opt(x.ToYear), Subgroups: x.Subgroups}
		}),
	}, err
}
