package domain

import "time"

// OrganisationKind is what an organisation is to the group.
type OrganisationKind string

// The kinds of organisations.
const (
	KindAgency      OrganisationKind = "agency"
	KindPartner     OrganisationKind = "partner"
	KindImplementer OrganisationKind = "implementer"
	KindOther       OrganisationKind = "other"
)

// Organisation is an agency, a development partner, an implementer or another body of the group.
type Organisation struct {
	Meta     Meta             `json:"meta"`
	Name     Text             `json:"name"`
	Acronym  Text             `json:"acronym"`
	Kind     OrganisationKind `json:"kind"`
	Country  string           `json:"country,omitempty"`  // ISO 3166-1 alpha-2
	IATIID   string           `json:"iatiId,omitempty"`   // IATI organisation identifier
	IATIType string           `json:"iatiType,omitempty"` // IATI codelist OrganisationType
	Active   bool             `json:"active"`
}

// OrganisationContent is what the secretariat writes of an organisation.
type OrganisationContent struct {
	Name, Acronym             Text
	Kind                      OrganisationKind
	Country, IATIID, IATIType string
	Active                    bool
}

// NewOrganisation makes an organisation. Invalid where its name is empty.
func NewOrganisation(id string, c OrganisationContent, by string, at time.Time) (Organisation, error) {
	o := Organisation{Meta: NewMeta(id, by, at)}
	return o, o.write(c)
}

// Edit replaces its content. The kind stays: needs and pledges hang on it.
func (o *Organisation) Edit(c OrganisationContent, by string, at time.Time) error {
	if c.Kind != o.Kind {
		return RefuseField("/kind", FieldNotAllowed)
	}
	if err := o.write(c); err != nil {
		return err
	}
	o.Meta = o.Meta.Touched(by, at)
	return nil
}

func (o *Organisation) write(c OrganisationContent) error {
	var p Problems
	if c.Name.Empty() {
		p.Add("/name", FieldRequired)
	}
	checkLine(&p, "/name", c.Name)
	checkLine(&p, "/acronym", c.Acronym)
	if c.Country != "" && !Country(c.Country).Valid() {
		p.Add("/country", FieldUnknown)
	}
	if err := p.Err(); err != nil {
		return err
	}
	o.Name, o.Acronym = o.Name.Edited(c.Name), o.Acronym.Edited(c.Acronym)
	o.Kind, o.Country, o.IATIID, o.IATIType, o.Active = c.Kind, c.Country, c.IATIID, c.IATIType, c.Active
	return nil
}
