// Package reference holds the lists that a new portal has on its first day: subgroups, themes, agencies, partners
// and oblasts. It reads its own embedded files and knows no store.
package reference

import (
	"embed"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"time"

	"swgportal/server/internal/domain"
)

//go:embed data/*.csv
var files embed.FS

// Lists are the reference records. Organisations carry no id yet: Code says who is who.
type Lists struct {
	Subgroups     []domain.Subgroup
	Themes        []domain.Theme
	Places        []domain.Place
	Organisations []Organisation
}

// Organisation is an organisation of the list, with its code there and the subgroups where it has business.
type Organisation struct {
	Code      string
	Subgroups []string
	Content   domain.OrganisationContent
}

// Load reads the lists. at is the moment that the records carry.
func Load(at time.Time) (Lists, error) {
	var out Lists
	for _, step := range []struct {
		file string
		row  func(row) error
	}{
		{"subgroups", func(r row) error {
			order, err := strconv.ParseInt(r["order"], 10, 64)
			out.Subgroups = append(out.Subgroups, domain.Subgroup{
				Meta: domain.NewMeta(r["code"], "", at), Name: r.text(""), Purpose: r.text("purpose_"), Order: order, Active: true,
			})
			return err
		}},
		{"themes", func(r row) error {
			out.Themes = append(out.Themes, domain.Theme{
				Meta: domain.NewMeta(r["code"], "", at), Subgroup: r["subgroup"], Name: r.text(""), Scope: r.text("scope_"),
				DACSector: r["dac_default"], Active: true,
			})
			return nil
		}},
		{"oblasts", func(r row) error {
			out.Places = append(out.Places, domain.Place{
				Meta: domain.NewMeta(r["katottg"], "", at), Name: r.text(""), ShortName: domain.Text{UK: r["uk_short"], EN: r["en_short"]},
				PCode: r["pcode"], ISO: r["iso3166_2"], Order: int64(len(out.Places)),
			})
			return nil
		}},
		{"agencies", func(r row) error {
			out.Organisations = append(out.Organisations, Organisation{
				Code: r["code"], Subgroups: strings.Split(r["subgroups"], ";"),
				Content: domain.OrganisationContent{
					Name: r.text(""), Acronym: domain.Text{UK: r["acronym_uk"], EN: r["acronym_en"]}, Kind: domain.KindAgency,
					Country: "UA", IATIType: "10", Active: true,
				},
			})
			return nil
		}},
		{"partners", func(r row) error {
			out.Organisations = append(out.Organisations, Organisation{
				Code: r["code"],
				Content: domain.OrganisationContent{
					Name: r.text(""), Acronym: domain.Text{UK: r["acronym_uk"], EN: r["acronym_en"]},
					Kind: domain.OrganisationKind(r["kind"]), Country: r["iso_country"], IATIID: r["iati_org_id"], IATIType: r["iati_org_type"],
					Active: true,
				},
			})
			return nil
		}},
	} {
		if err := read(step.file, step.row); err != nil {
			return Lists{}, err
		}
	}
	return out, nil
}

type row map[string]string

func (r row) text(prefix string) domain.Text {
	return domain.Text{UK: r[prefix+"uk"], EN: r[prefix+"en"]}
}

func read(name string, each func(row) error) error {
	f, err := files.Open("data/" + name + ".csv")
	if err != nil {
		return err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return fmt.Errorf("reference %s: %w", name, err)
	}
	for n, values := range rows[1:] {
		r := row{}
		for i, head := range rows[0] {
			r[head] = values[i]
		}
		if err := each(r); err != nil {
			return fmt.Errorf("reference %s, row %d: %w", name, n+2, err)
		}
	}
	return nil
}
