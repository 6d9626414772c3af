package store

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// word is one word of a text, in lower case, without accents and apostrophes.
type word struct {
	text            string
	cyrillic, latin bool
	capital         bool // began with a capital: perhaps a name
	number          bool // a record number such as N-ER-2026-0014, without its dashes
	part            bool // also stands in a number
	open            bool // nothing follows it: perhaps it is still being typed
}

// small words say nothing about a record.
var small = setOf("і й та а б в у на з із зі до для за про від по при під над о об не що як є це або чи the an of for and or in on to at by with from is are as")

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// split parts a text into words and record numbers. A number is three or more words linked by dashes, the first of
// letters, with a digit in one of them; its words follow it as parts.
func split(text string) []word {
	var out []word
	var run []word // words linked so far
	var cur []rune
	flush := func() {
		if w, ok := newWord(cur); ok {
			run = append(run, w)
		}
		cur = cur[:0]
	}
	end := func() {
		flush()
		out = append(out, linked(run)...)
		run = nil
	}
	text = norm.NFC.String(strings.ToValidUTF8(text, " "))
	last := ' '
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r):
			cur = append(cur, r)
		case isApostrophe(r) || r == '\u00ad' || r == '\u200d' || r == '\u2060':
			// inside a word it is no letter and no end
		case isDash(r) && len(cur) > 0:
			flush()
		default:
			end()
		}
		last = r
	}
	end()
	if n := len(out); n > 0 && (unicode.IsLetter(last) || unicode.IsDigit(last) || unicode.Is(unicode.Mn, last) || isApostrophe(last) || out[n-1].part) {
		out[n-1].open = true
	}
	return out
}

func isApostrophe(r rune) bool { return strings.ContainsRune("'’ʼ‘`´′＇ʹ", r) }

func isDash(r rune) bool { return strings.ContainsRune("-‐‑–/", r) }

// linked gives the words of a run, after the number they make together.
func linked(run []word) []word {
	var all strings.Builder
	digits := false
	for _, w := range run {
		all.WriteString(w.text)
		digits = digits || strings.ContainsFunc(w.text, unicode.IsDigit)
	}
	if len(run) < 3 || !digits || !(run[0].latin || run[0].cyrillic) || len([]rune(all.String())) > maxWordRunes {
		return run
	}
	for i := range run {
		run[i].part = true
	}
	return append([]word{{text: all.String(), number: true}}, run...)
}

func newWord(letters []rune) (word, bool) {
	var w word
	for i, r := range letters {
		if i == 0 {
			w.capital = unicode.IsUpper(r)
		}
		w.cyrillic = w.cyrillic || unicode.Is(unicode.Cyrillic, r)
		w.latin = w.latin || unicode.Is(unicode.Latin, r)
	}
	var b strings.Builder
	n := 0
	for _, r := range letters {
		if s := w.fold(unicode.ToLower(r)); s != "" && n < maxWordRunes {
			b.WriteString(s)
			n++
		}
	}
	w.text = b.String()
	if w.cyrillic {
		w.latin = false
	}
	return w, w.text != ""
}

// cyrillicFolds are the letters that are written as another inside a Cyrillic word: ґ, letters of Russian, and Latin
// ones that somebody typed because they look the same.
var cyrillicFolds = map[rune]rune{
	'ґ': 'г', 'ы': 'и', 'э': 'е', 'ё': 'е',
	'a': 'а', 'b': 'в', 'c': 'с', 'e': 'е', 'h': 'н', 'i': 'і', 'k': 'к', 'm': 'м', 'o': 'о', 'p': 'р', 't': 'т', 'x': 'х', 'y': 'у',
}

// fold writes a letter as it is compared; "" where it is passed over.
func (w word) fold(r rune) string {
	if unicode.Is(unicode.Mn, r) || w.cyrillic && r == 'ъ' {
		return ""
	}
	if to, ok := cyrillicFolds[r]; ok && w.cyrillic {
		return string(to)
	}
	if r < 0x80 || !unicode.Is(unicode.Latin, r) {
		return string(r)
	}
	if r == 'ł' {
		return "l"
	}
	return string([]rune(norm.NFD.String(string(r)))[0]) // without its accent
}
