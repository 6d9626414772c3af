// Package reference holds the lists that a new portal has on its first day: subgroups, themes, agencies, partners,
// places, units, item classes and strategies. It reads its own embedded files and knows no store.
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
	Places        []domain.Place // oblasts, then raions
	Units         []domain.Unit
	ItemClasses   []domain.ItemClass
	Strategies    []domain.Strategy
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
				Meta: domain.NewMeta(r["katottg"], "", at), Level: domain.PlaceOblast, Name: r.text(""),
				ShortName: domain.Text{UK: r["uk_short"], EN: r["en_short"]}, PCode: r["pcode"], ISO: r["iso3166_2"],
				Aliases: append(r.list("aliases"), r["cod_name"]), Order: int64(len(out.Places)),
			})
			return nil
		}},
		{"raions", func(r row) error {
			aliases := []string{}
			for _, column := range []string{"former_uk", "former_en", "cod_name"} {
				if r[column] != "" {
					aliases = append(aliases, r[column])
				}
			}
			out.Places = append(out.Places, domain.Place{
				Meta: domain.NewMeta(r["katottg"], "", at), Level: domain.PlaceRaion, Parent: r["oblast_katottg"], Name: r.text(""),
				ShortName: domain.Text{UK: r["uk_short"], EN: r["en_short"]}, PCode: r["pcode"], Aliases: aliases, Order: int64(len(out.Places)),
			})
			return nil
		}},
		{"units", func(r row) error {
			decimals, err := strconv.Atoi(r["decimals"])
			pair := func(uk string) domain.Text { return domain.Text{UK: r["uk_"+uk], EN: r["en_other"]} }
			out.Units = append(out.Units, domain.Unit{
				Meta: domain.NewMeta(r["code"], "", at), One: domain.Text{UK: r["uk_one"], EN: r["en_one"]}, Few: pair("few"), Many: pair("many"),
				Fraction: pair("fraction"), Abbr: domain.Text{UK: r["uk_abbr"], EN: r["en_abbr"]}, Decimals: decimals, Rec20: r["unece_rec20"],
				Order: int64(len(out.Units)),
			})
			return err
		}},
		{"item-classes", func(r row) error {
			out.ItemClasses = append(out.ItemClasses, domain.ItemClass{
				Meta: domain.NewMeta(r["code"], "", at), Group: r["group"], GroupName: r.text("group_"), Name: r.text(""), Units: r.list("units"),
				MoneyOnly: r["money_only"] == "yes", DualUse: r["dual_use"] == "yes", Order: int64(len(out.ItemClasses)),
			})
			return nil
		}},
		{"strategies", func(r row) error {
			from, err := r.year("from_year")
			if err != nil {
				return err
			}
			to, err := r.year("to_year")
			out.Strategies = append(out.Strategies, domain.Strategy{
				Meta: domain.NewMeta(r["code"], "", at), Name: r.text(""), FromYear: from, ToYear: to, Subgroups: r.list("subgroups"),
				Order: int64(len(out.Strategies)),
			})
			return err
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

// list splits a cell with several values.
func (r row) list(column string) []string {
	if r[column] == "" {
		return []string{}
	}
	return strings.Split(r[column], ";")
}

// year is 0 for an empty cell.
func (r row) year(column string) (int, error) {
	if r[column] == "" {
		return 0, nil
	}
	return strconv.Atoi(r[column])
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
