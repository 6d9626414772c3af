package domain

import (
	"net/mail"
	"strings"
	"unicode"
)

// RefuseField is the refusal of one field; params are names and values, by turns.
func RefuseField(pointer string, code Code, params ...string) error {
	var p Problems
	p.Add(pointer, code, params...)
	return p.Err()
}

// checkLine refuses control characters, also line breaks, in a pair of one-line texts.
func checkLine(p *Problems, pointer string, t Text) {
	for _, side := range []struct{ name, text string }{{"/uk", t.UK}, {"/en", t.EN}} {
		if hasControl(side.text, false) {
			p.Add(pointer+side.name, FieldControl)
		}
	}
}

// checkText refuses control characters but line breaks and tabs in a pair of longer texts.
func checkText(p *Problems, pointer string, t Text) {
	for _, side := range []struct{ name, text string }{{"/uk", t.UK}, {"/en", t.EN}} {
		if hasControl(side.text, true) {
			p.Add(pointer+side.name, FieldControl)
		}
	}
}

// hasControl finds what a text for people must not hold: control characters, and the marks that turn the
// direction of writing, which make a name look like another one.
func hasControl(s string, lines bool) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		switch r {
		case '\n', '\t', '\r', '\u2028', '\u2029':
			return !lines
		case '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069', '\uFEFF':
			return true
		}
		return unicode.IsControl(r)
	})
}

// ValidEmail says whether s is a plain address, local@domain.
func ValidEmail(s string) bool {
	a, err := mail.ParseAddress(s)
	return err == nil && a.Address == s && len(s) <= 254 && strings.Contains(s[strings.LastIndexByte(s, '@')+1:], ".")
}
