package domain

import "strings"

// Lang is a language of the portal, by its ISO 639-1 code.
type Lang string

// The two languages of the portal.
const (
	UK Lang = "uk"
	EN Lang = "en"
)

// Text is one text for people in both languages. One side is enough; Stale marks the side that was written
// before the other last changed.
type Text struct {
	UK    string `json:"uk,omitempty"`
	EN    string `json:"en,omitempty"`
	Stale Lang   `json:"stale,omitempty"`
}

// Empty says whether neither side holds anything but space.
func (t Text) Empty() bool { return strings.TrimSpace(t.UK) == "" && strings.TrimSpace(t.EN) == "" }

// In gives the side in the language asked for, else the other one.
func (t Text) In(l Lang) string {
	if (l == EN && t.EN != "") || t.UK == "" {
		return t.EN
	}
	return t.UK
}

// Lacks says whether the side in this language is empty or stale: what the translation queue lists.
func (t Text) Lacks(l Lang) bool {
	if t.Empty() {
		return false
	}
	return t.Stale == l || (l == UK && t.UK == "") || (l == EN && t.EN == "")
}

// Edited is the pair after a person sent next over t. Where exactly one of two sides was rewritten, the other becomes
// stale; rewriting the stale side, or adding a missing one, brings the pair together again. Where neither changed the
// mark stays if next still bears it, and goes if the person took it off: the text is still right.
func (t Text) Edited(next Text) Text {
	out := Text{UK: strings.TrimSpace(next.UK), EN: strings.TrimSpace(next.EN)}
	ukChanged, enChanged := out.UK != t.UK, out.EN != t.EN
	switch {
	case out.UK == "" || out.EN == "":
	case ukChanged && enChanged:
	case ukChanged && t.UK != "" && t.EN != "" && t.Stale != UK:
		out.Stale = EN
	case enChanged && t.UK != "" && t.EN != "" && t.Stale != EN:
		out.Stale = UK
	case !ukChanged && !enChanged && next.Stale == t.Stale:
		out.Stale = t.Stale
	}
	return out
}
