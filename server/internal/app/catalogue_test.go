package app_test

import (
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// TestListPlaces_oblastsByEachOfTheirSpellings: people write an oblast by its short name, by its adjective, by its old or
// Russian form in Latin letters, and each means the same one.
func TestListPlaces_oblastsByEachOfTheirSpellings(t *testing.T) {
	c := newCast(t)
	for oblast, spellings := range map[string][]string{
		"UA51000000000030770": {"Odesa", "Odessa", "Odeska", "Odesa Oblast", "Одеська", "Одещина", "одеської області"},
		"UA35000000000016081": {"Kirovohrad", "Kirovohradska", "Kirovograd", "Кіровоградська", "Кіровоградщина"},
		"UA63000000000041885": {"Kharkiv", "Kharkivska", "Kharkov", "Харківська", "Харківщина"},
		"UA26000000000069363": {"Ivano-Frankivsk", "Ivano-Frankivska", "Івано-Франківська", "Прикарпаття"},
	} {
		for _, words := range spellings {
			list, err := c.App.ListPlaces(t.Context(), c.partner, app.PlaceQuery{Words: words, Level: domain.PlaceOblast, Limit: 9})
			if err != nil || list.Total != 1 || list.Items[0].Meta.ID != oblast {
				t.Errorf("%s finds %d, %v", words, list.Total, err)
			}
		}
	}
}
