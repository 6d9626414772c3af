package domain

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

// Place is an administrative unit of Ukraine. Its id is its KATOTTG code.
type Place struct {
	Meta      Meta   `json:"meta"`
	Name      Text   `json:"name"`
	ShortName Text   `json:"shortName"`
	PCode     string `json:"pcode"` // OCHA COD P-code
	ISO       string `json:"iso"`   // ISO 3166-2
	Order     int64  `json:"order"`
}
