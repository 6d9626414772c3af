package app

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// What titles are compared by. Within a language two titles are alike by the share of the shorter one's words that the other
// has in some form. Across languages a word is had where the other title says the same thing: by a term of the vocabulary,
// or by a name that sounds the same.
const (
	alikeTitles = 0.6 // of the words of one title, and two at least
	alikeBack   = 0.4 // and of the other's, across languages: a word for a thing is less than the word itself
	alikeHead   = 0.5 // more than so many, across languages, of the words that name the thing: a vest and a car for the police are not alike
)

// vocabulary knows terms in both languages.
type vocabulary struct {
	phrases []phrase
	forms   [][2][]string         // of each term, as people write them
	words   [2]map[string][]place // by the stem of a word of a phrase, in each language
	generic map[string]bool
}

// abroad gives the forms of a title's terms in the other language than it was written in.
func (v *vocabulary) abroad(t title) (out []string) {
	for lang, s := range t.sides {
		terms := slices.Collect(maps.Keys(s.terms))
		slices.SortFunc(terms, func(x, y int) int { return cmp.Or(cmp.Compare(len(s.terms[y]), len(s.terms[x])), cmp.Compare(x, y)) })
		for _, term := range terms {
			out = append(out, v.forms[term][1-lang]...)
		}
	}
	return out
}

// phrase is one form of a term in one language.
type phrase struct {
	term   int
	words  int
	region bool
}

// place is where a stem stands: the phrase, and the word of it.
type place struct{ phrase, word int }

// newVocabulary makes one of the names of item classes and themes and of the words that titles are often made of.
func newVocabulary(names []domain.Text) *vocabulary {
	v := &vocabulary{words: [2]map[string][]place{{}, {}}, generic: generic()}
	term := 0
	add := func(uk, en []string, region bool) {
		for side, forms := range [2][]string{uk, en} {
			for _, form := range forms {
				v.add(side, form, phrase{term: term, region: region})
			}
		}
		v.forms = append(v.forms, [2][]string{uk, en})
		term++
	}
	for _, list := range []struct {
		terms  []string
		region bool
	}{{terms(), false}, {regions(), true}} {
		for _, t := range list.terms {
			uk, en, _ := strings.Cut(t, "=")
			add(strings.Split(uk, "|"), strings.Split(en, "|"), list.region)
		}
	}
	for _, n := range names {
		add([]string{n.UK}, []string{n.EN}, false)
	}
	return v
}

func (v *vocabulary) add(side int, form string, p phrase) {
	var stems [][]string
	for _, w := range splitWords(form) {
		for _, q := range store.QueryTokens(w + " ") {
			stems = append(stems, slices.DeleteFunc(q.Exact, func(s string) bool { return strings.HasPrefix(s, "~") }))
		}
	}
	if p.words = len(stems); p.words == 0 || p.words > 8 {
		return
	}
	at := len(v.phrases)
	v.phrases = append(v.phrases, p)
	for i, list := range stems {
		for _, s := range list {
			v.words[side][s] = append(v.words[side][s], place{at, i})
		}
	}
}

// title is a title made ready for being compared.
type title struct {
	tokens []string // of both sides
	sides  [2]side
}

// side is a title in one language.
type side struct {
	tokens []string
	words  [][]store.QueryToken // what each of its words is looked for by
	head   int                  // so many of its words stand before the first "for": they say what the thing is
	idle   []bool               // words that say nothing of what is needed
	terms  map[int][]int        // the terms that it holds, each with the words that say it
	region map[int]bool
}

func (v *vocabulary) read(t domain.Text) title {
	out := title{}
	for i, text := range []string{t.UK, t.EN} {
		s := side{tokens: store.Tokens(text), terms: map[int][]int{}, region: map[int]bool{}}
		var said [][]string
		for _, w := range splitWords(text) {
			if beginsAside(w) && s.head == 0 {
				s.head = len(s.words)
			}
			if !counts(w) {
				continue
			}
			q := store.QueryTokens(w + " ")
			s.words, s.idle = append(s.words, q), append(s.idle, v.generic[strings.ToLower(w)])
			var stems []string
			for _, x := range q {
				stems = append(stems, x.Exact...)
			}
			said = append(said, stems)
		}
		if s.head == 0 {
			s.head = len(s.words)
		}
		v.find(i, &s, said)
		out.tokens = append(out.tokens, s.tokens...)
		out.sides[i] = s
	}
	return out
}

// counts says whether a word of a title is compared: not a little one, but for names in capitals, such as "ДНК".
func counts(w string) bool {
	n := len([]rune(w))
	return n >= 4 || n >= 2 && w == strings.ToUpper(w)
}

// beginsAside says whether a word ends what the thing is and begins for whom, where or what for.
func beginsAside(w string) bool {
	return slices.Contains([]string{"для", "у", "в", "на", "при", "до", "for", "in", "at", "on", "to"}, strings.ToLower(w))
}

// find names the terms of a side. A phrase is there when each of its words is.
func (v *vocabulary) find(lang int, s *side, said [][]string) {
	had := map[int]map[int]int{} // by phrase: which word of it is which word of the title
	note := func(stem string, word int) {
		for _, at := range v.words[lang][stem] {
			if had[at.phrase] == nil {
				had[at.phrase] = map[int]int{}
			}
			if _, ok := had[at.phrase][at.word]; !ok || word >= 0 {
				had[at.phrase][at.word] = word
			}
		}
	}
	for _, t := range s.tokens {
		note(t, -1) // a word too short to count all the same belongs to its phrase: «112», "gas"
	}
	for word, stems := range said {
		for _, stem := range stems {
			note(stem, word)
		}
	}
	for at, words := range had {
		p := v.phrases[at]
		if len(words) < p.words {
			continue
		}
		if _, ok := s.terms[p.term]; !ok {
			s.terms[p.term] = []int{}
		}
		for _, word := range words {
			if word >= 0 && !slices.Contains(s.terms[p.term], word) {
				s.terms[p.term] = append(s.terms[p.term], word)
			}
		}
		if p.region {
			s.region[p.term] = true
		}
	}
}

// likeTitles is how alike two titles are, in one language or across the two; 0 where they are not.
func likeTitles(a, b title) float64 {
	score := max(a.shareIn(b), b.shareIn(a))
	for lang := range 2 {
		score = max(score, across(&a.sides[lang], &b.sides[1-lang]))
	}
	if score < alikeTitles {
		return 0
	}
	return score
}

func (t title) shareIn(o title) (most float64) {
	for _, s := range t.sides {
		same := 0
		for _, w := range s.words {
			if store.Fits(o.tokens, w) {
				same++
			}
		}
		if same >= 2 {
			most = max(most, float64(same)/float64(len(s.words)))
		}
	}
	return most
}

// across compares a title with another in the other language.
func across(a, b *side) float64 {
	common := map[int]bool{}
	for t := range a.terms {
		if _, ok := b.terms[t]; ok {
			common[t] = true
		}
	}
	if len(a.region) > 0 && len(b.region) > 0 && !meets(a.region, b.region) {
		return 0
	}
	x, y := a.said(common, b), b.said(common, a)
	if max(x.n, y.n) < 2 || min(x.share, y.share) < alikeBack || min(x.head, y.head) <= alikeHead {
		return 0
	}
	return max(x.share, y.share)
}

// saying is how much of a side the other side says too: so many words, their share of all, and of those of its head.
type saying struct {
	n           int
	share, head float64
}

func (s *side) said(common map[int]bool, other *side) saying {
	had := make([]bool, len(s.words))
	for t := range common {
		for _, w := range s.terms[t] {
			had[w] = true
		}
	}
	all, heads, n, head := 0, 0, 0, 0
	for i, w := range s.words {
		if s.idle[i] {
			continue
		}
		all++
		if i < s.head {
			heads++
		}
		if had[i] || store.Fits(other.tokens, w) {
			n++
			if i < s.head {
				head++
			}
		}
	}
	return saying{n, float64(n) / float64(max(all, 1)), float64(head) / float64(max(heads, 1))}
}

func meets(a, b map[int]bool) bool {
	for x := range a {
		if b[x] {
			return true
		}
	}
	return false
}
