package store

import (
	"slices"
	"strings"
	"unicode"
)

// TokensVersion counts the changes to what Tokens gives for a text. Engines that kept an older number make the
// tokens of every record again when they migrate.
const TokensVersion = 1

// QueryToken is one word of a search: it fits a record that has one of the Exact tokens, or one beginning with one
// of the Prefix strings.
type QueryToken struct {
	Exact  []string
	Prefix []string
}

// Tokens makes the search tokens of a record's texts: sorted, each once.
func Tokens(texts ...string) []string {
	var out []string
	for _, t := range texts {
		out = append(out, words(t)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// QueryTokens reads a person's search.
func QueryTokens(search string) []QueryToken {
	var out []QueryToken
	for _, w := range words(search) {
		out = append(out, QueryToken{Exact: []string{w}})
	}
	if n := len(out); n > 0 {
		out[n-1].Prefix = out[n-1].Exact
	}
	return out
}

// Fits says whether tokens fit every word of a search; a search without words fits nothing.
func Fits(tokens []string, search []QueryToken) bool {
	for _, q := range search {
		ok := slices.ContainsFunc(tokens, func(t string) bool {
			return slices.Contains(q.Exact, t) || slices.ContainsFunc(q.Prefix, func(p string) bool { return strings.HasPrefix(t, p) })
		})
		if !ok {
			return false
		}
	}
	return len(search) > 0
}

func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// isToken says whether both engines keep the token as one: letters and digits, lower case where ASCII, and the mark
// of a key of another alphabet.
func isToken(t string) bool {
	for _, r := range t {
		if r >= 0x80 || r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '~' {
			continue
		}
		return false
	}
	return t != "" && len(t) <= 100 && clean(t)
}
