package store

import (
	"slices"
	"strings"
)

// TokensVersion counts the changes to what Tokens gives for a text. Engines that kept an older number make the
// tokens of every record again when they migrate.
const TokensVersion = 1

const (
	maxSearchWords = 20 // of a search; more are passed over
	maxWordRunes   = 40 // of a word; the rest is cut off
	minPrefixRunes = 2  // one letter begins half of all words
)

// QueryToken is one word of a search: it fits a record that has one of the Exact tokens, or one beginning with one
// of the Prefix strings.
type QueryToken struct {
	Exact  []string
	Prefix []string
}

// Tokens makes the search tokens of a record's texts: sorted, each once. A word gives its stems; several where its
// form may belong to several words («осіб» to «особа»). A record number gives itself without its dashes, and its
// parts. A name, and an adjective of a place, also gives a key of its sound, by which it is found in the other
// alphabet. Little words give nothing.
func Tokens(texts ...string) []string {
	var out []string
	for _, text := range texts {
		for _, w := range split(text) {
			if w.number {
				out = append(out, w.text)
				continue
			}
			if small[w.text] {
				continue
			}
			stems := w.stems()
			out = append(out, stems...)
			if w.capital || w.cyrillic && isPlaceAdjective(w.text) {
				out = append(out, w.keys(stems)...)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// QueryTokens reads a person's search. The last word fits as a beginning while it is still being typed: until
// something else follows it. A record number always fits as a beginning.
func QueryTokens(search string) []QueryToken {
	var out []QueryToken
	found := split(search)
	found = slices.DeleteFunc(found, func(w word) bool { return w.part })
	if rest := slices.DeleteFunc(slices.Clone(found), func(w word) bool { return small[w.text] }); len(rest) > 0 {
		found = rest
	}
	for _, w := range found[:min(len(found), maxSearchWords)] {
		out = append(out, w.query())
	}
	return out
}

func (w word) query() QueryToken {
	if w.number {
		return QueryToken{Exact: []string{w.text}, Prefix: []string{w.text}}
	}
	stems := w.stems()
	q := QueryToken{Exact: append(stems, w.otherKeys(stems)...)}
	if w.open && len([]rune(w.text)) >= minPrefixRunes {
		q.Prefix = append(q.Prefix, w.text)
		if key := w.openKey(); key != "" {
			q.Prefix = append(q.Prefix, key)
		}
		q.Exact = append(q.Exact, w.halfTyped()...)
	}
	return q
}

// stems gives the stems of a word of either language.
func (w word) stems() []string {
	switch {
	case w.cyrillic:
		return ukrainianStems(w.text)
	case w.latin:
		return []string{englishStem(w.text)}
	}
	return []string{w.text}
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

// isToken says whether both engines keep the token as one: letters and digits, lower case where ASCII, and the mark
// of a key.
func isToken(t string) bool {
	for _, r := range t {
		if r >= 0x80 || r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == keyMark {
			continue
		}
		return false
	}
	return t != "" && len(t) <= 200 && clean(t)
}
