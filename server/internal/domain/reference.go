package domain

import (
	"slices"
	"strconv"
	"time"
)

// Subgroup is a part of the group with its own themes and co-chairs; the plenary is one of them. Its id is its
// code. Subgroups are data: in 2020 the group had two.
type Subgroup struct {
	Meta    Meta   `json:"meta"`
	Name    Text   `json:"name"`
	Purpose Text   `json:"purpose"`
	Order   int64  `json:"order"`
	Active  bool   `json:"active"`
	Members []Term `json:"members"` // organisations, and from when to when
}

// SubgroupContent is what the secretariat writes of a subgroup.
type SubgroupContent struct {
	Name, Purpose Text
	Active        bool
	Members       []Term
}

// Edit replaces the content. Terms of one organisation may not overlap.
func (s *Subgroup) Edit(c SubgroupContent, by string, at time.Time) error {
	var p Problems
	if c.Name.Empty() {
		p.Add("/name", FieldRequired)
	}
	checkLine(&p, "/name", c.Name)
	checkText(&p, "/purpose", c.Purpose)
	for i, m := range c.Members {
		pointer := "/members/" + strconv.Itoa(i)
		switch {
		case !m.From.Valid():
			p.Add(pointer+"/from", FieldFormat)
		case m.To != "" && (!m.To.Valid() || m.To < m.From):
			p.Add(pointer+"/to", FieldDateOrder, "after", string(m.From))
		case slices.ContainsFunc(c.Members[:i], m.overlaps):
			p.Add(pointer+"/from", FieldTaken)
		}
	}
	if err := p.Err(); err != nil {
		return err
	}
	s.Name, s.Purpose = s.Name.Edited(c.Name), s.Purpose.Edited(c.Purpose)
	s.Active, s.Members = c.Active, c.Members
	s.Meta = s.Meta.Touched(by, at)
	return nil
}

// overlaps says whether two terms of one organisation share a day.
func (t Term) overlaps(o Term) bool {
	return t.Organisation == o.Organisation && (o.To == "" || t.From <= o.To) && (t.To == "" || o.From <= t.To)
}

// Term is an organisation's membership in a subgroup.
type Term struct {
	Organisation string `json:"organisation"`
	From         Date   `json:"from"`
	To           Date   `json:"to,omitempty"` // the last day; empty: open
}

// On says whether the term holds on the day.
func (t Term) On(day Date) bool { return t.From <= day && (t.To == "" || day <= t.To) }

// Theme is a field of work under a subgroup. Its id is its code.
type Theme struct {
	Meta      Meta   `json:"meta"`
	Subgroup  string `json:"subgroup"`
	Name      Text   `json:"name"`
	Scope     Text   `json:"scope"`
	DACSector string `json:"dacSector"` // OECD DAC purpose code, codelist Sector
	Active    bool   `json:"active"`
}

// PlaceLevel is how large an administrative unit is.
type PlaceLevel string

// The levels of places, the largest first.
const (
	PlaceOblast  PlaceLevel = "oblast" // also the Autonomous Republic of Crimea and the two cities
	PlaceRaion   PlaceLevel = "raion"
	PlaceHromada PlaceLevel = "hromada"
)

// Place is an administrative unit of Ukraine. Its id is its KATOTTG code.
type Place struct {
	Meta      Meta       `json:"meta"`
	Level     PlaceLevel `json:"level"`
	Parent    string     `json:"parent,omitempty"` // the unit above; none for an oblast
	Name      Text       `json:"name"`
	ShortName Text       `json:"shortName"`
	PCode     string     `json:"pcode"`         // OCHA COD P-code
	ISO       string     `json:"iso,omitempty"` // ISO 3166-2, of oblasts
	Aliases   []string   `json:"aliases"`       // other spellings, to be found by, never shown
	Order     int64      `json:"order"`
	// EndedOn is the day on which the codifier was found not to hold the unit any more; empty while it is in force. It
	// stays: needs may lie in it.
	EndedOn Date `json:"endedOn,omitempty"`
}

// Unit is what a quantity counts. Its id is its code.
type Unit struct {
	Meta     Meta   `json:"meta"`
	One      Text   `json:"one"`
	Few      Text   `json:"few"`      // Ukrainian: 2 pieces; English: the plural
	Many     Text   `json:"many"`     // Ukrainian: 5 pieces; English: the plural
	Fraction Text   `json:"fraction"` // Ukrainian: 1,5 of a piece; English: the plural
	Abbr     Text   `json:"abbr"`
	Decimals int    `json:"decimals"`        // digits after the point that a quantity may have
	Rec20    string `json:"rec20,omitempty"` // UN/ECE Recommendation 20
	Order    int64  `json:"order"`
}

// ItemClass is a kind of goods, works or services. Its id is its code.
type ItemClass struct {
	Meta      Meta     `json:"meta"`
	Group     string   `json:"group"`
	GroupName Text     `json:"groupName"`
	Name      Text     `json:"name"`
	Units     []string `json:"units"` // codes; the first is offered
	MoneyOnly bool     `json:"moneyOnly"`
	DualUse   bool     `json:"dualUse"` // may need an export licence: a caution of ours, not a legal finding
	Order     int64    `json:"order"`
}

// Strategy is a document that a need may serve. Its id is its code.
type Strategy struct {
	Meta      Meta     `json:"meta"`
	Name      Text     `json:"name"`
	FromYear  int      `json:"fromYear,omitempty"`
	ToYear    int      `json:"toYear,omitempty"` // the last year; none: open
	Subgroups []string `json:"subgroups"`
	Order     int64    `json:"order"`
}
