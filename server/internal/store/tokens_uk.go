package store

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A light stemmer of Ukrainian. It knows no words, only endings and the sounds that change before them. Where an
// ending may also belong to the stem («шолом», «кордоном») it gives a stem for each reading: two forms of a word then
// have one in common, and forms of two words seldom do.

// endings of nouns and adjectives, and the shorter one that the same letters may be («програм-и» beside «вод-ами»).
// "-" stands for the word without any ending («шолом»).
var endings = []struct{ cut, or string }{
	{"ього", ""}, {"ьому", ""},
	{"ами", "и"}, {"ями", "и"}, {"има", "а"}, {"ими", "и"}, {"іми", "и"}, {"ьми", ""}, {"ого", ""}, {"ому", "у"}, {"ьої", ""}, {"ьою", ""},
	{"ові", "і"}, {"еві", "і"}, {"єві", "і"},
	{"ам", "-"}, {"ям", "-"}, {"ах", "-"}, {"ях", "-"}, {"ом", "-"}, {"ем", "-"}, {"єм", "-"}, {"ів", "-"}, {"їв", "-"},
	{"ою", "ю"}, {"ею", "ю"}, {"єю", ""}, {"ої", "ї"}, {"ей", "й"}, {"єй", "й"}, {"ий", ""}, {"ій", "й"}, {"їй", "й"},
	{"их", ""}, {"іх", ""}, {"їх", ""}, {"им", "-"}, {"ім", "-"}, {"їм", "-"},
	{"а", ""}, {"я", ""}, {"у", ""}, {"ю", ""}, {"о", ""}, {"е", ""}, {"є", ""}, {"и", ""}, {"і", ""}, {"ї", ""},
}

// adjectival endings: what stands before them may carry a suffix of an adjective.
var adjectival = setOf("ий ій а я е є і ї у ю ого ього ому ьому ої ьої ою ьою им ім ими іми их іх")

const (
	vowels   = "аеєиіїоуюя"
	minStem  = 2
	minBase  = 4 // of what is left when a suffix is taken off as well
	softSign = "ь"
)

// ukrainianStems gives the stems of a word in lower case.
func ukrainianStems(w string) []string {
	var s stems
	if cut, ok := trimReflexive(w); ok {
		w = cut
	}
	s.readings(w)
	if len(s.list) == 0 {
		s.add(w)
	}
	slices.Sort(s.list)
	return slices.Compact(s.list)
}

type stems struct{ list []string }

func (s *stems) add(stem string) {
	if stem != "" {
		s.list = append(s.list, stem)
	}
}

// readings takes off each ending the word may have.
func (s *stems) readings(w string) {
	for _, e := range endings {
		stem, ok := strings.CutSuffix(w, e.cut)
		if !ok || e.cut == "" {
			continue
		}
		if mayEnd(stem, e.cut) {
			s.stem(stem, e.cut)
		}
		switch {
		case e.or == "-":
			s.bare(w)
		case e.or != "":
			s.stem(strings.TrimSuffix(w, e.or), e.or)
		case size(stem) < minStem:
			continue
		case e.cut == "ий" && size(w) <= 5:
			s.bare(w) // Стрий
		}
		s.verb(w)
		return
	}
	s.bare(w)
	s.verb(w)
}

// mayEnd says whether an ending may follow a stem.
func mayEnd(stem, ending string) bool {
	switch ending {
	case "ій": // синій; водій is no adjective, and новій hardly ever asked for
		return size(stem) >= minBase || endsInAny(stem, "н")
	case "ей": // лакей
		return size(stem) >= minStem && !endsInAny(stem, "кгх")
	case "ам", "ах", "ом", "ем", "єм", "им", "ім", "їм":
		return size(stem) > minStem || size(stem) == minStem && strings.ContainsAny(stem, vowels)
	}
	return size(stem) >= minStem
}

func endsInAny(stem, letters string) bool {
	last, n := utf8.DecodeLastRuneInString(stem)
	return n > 0 && strings.ContainsRune(letters, last)
}

// stem takes what is left before an ending.
func (s *stems) stem(stem, ending string) {
	if ending == "й" {
		s.bare(stem + ending)
		return
	}
	if doing, ok := strings.CutSuffix(stem, "нн"); ok {
		s.doing(doing + "н")
	}
	stem = single(strings.TrimSuffix(stem, softSign))
	s.add(stem)
	switch ending {
	case "і": // на дорозі, в аптеці, у мусі: before і the sound has changed
		if base, ok := harden(stem); ok {
			s.add(base)
		}
	case "ю": // областю, сіллю: the only ending before which і stays
		s.closed(stem)
	}
	if adjectival[ending] {
		s.adjective(stem)
	}
	s.derived(stem)
}

// bare takes a word that has no ending: its last syllable is closed, so і may stand for о or е («ніг», «сіл»), and о or
// е may be there only to be spoken («вікон», «день»).
func (s *stems) bare(w string) {
	if base, ok := strings.CutSuffix(w, "й"); ok && strings.ContainsAny(base, vowels) {
		s.add(base) // поліцій, музей
	}
	if strings.HasSuffix(w, "нь") {
		s.doing(strings.TrimSuffix(w, softSign))
	}
	stem := single(strings.TrimSuffix(w, softSign))
	s.add(stem)
	s.closed(stem)
	if !strings.HasSuffix(w, "т") { // лікоть, but пакет
		s.fleeting(stem)
	}
	s.derived(stem)
}

func (s *stems) closed(stem string) {
	letters := []rune(stem)
	i := lastVowel(letters)
	if i < 1 || i == len(letters)-1 {
		return
	}
	others := ""
	switch letters[i] {
	case 'і':
		others = "ое"
	case 'ї':
		others = "є"
	}
	for _, other := range others {
		changed := slices.Clone(letters)
		changed[i] = other
		s.add(string(changed))
		if other == 'о' && letters[i-1] == 'л' {
			s.add(string(letters[:i]) + softSign + string(changed[i:])) // колір, кольору
		}
	}
}

// fleeting drops о, е or є before the last consonant.
func (s *stems) fleeting(stem string) {
	letters := []rune(stem)
	n := len(letters)
	if n < 3 || !strings.ContainsRune("кцнлртв", letters[n-1]) || strings.ContainsRune(vowels, letters[n-3]) && letters[n-2] != 'є' {
		return
	}
	switch head, last := string(letters[:n-2]), string(letters[n-1]); letters[n-2] {
	case 'о', 'е':
		s.add(head + last)
		if strings.HasSuffix(head, "л") && last == "ц" {
			s.add(head + softSign + last) // палець, пальця
		}
		if short, ok := strings.CutSuffix(head, "жд"); ok {
			s.add(short + "ж" + last) // тиждень, тижня
		}
	case 'є': // гвардієць, гвардійця; боєць, бійця
		s.add(head + "й" + last)
		if short, ok := strings.CutSuffix(head, "о"); ok {
			s.add(short + "ій" + last)
		}
	}
}

// change is a sound that becomes another.
type change struct{ from, to string }

var hardened = []change{{"з", "г"}, {"ц", "к"}, {"с", "х"}}

// harden gives the stem before the change of г, к, х to з, ц, с.
func harden(stem string) (string, bool) {
	for _, c := range hardened {
		if base, ok := strings.CutSuffix(stem, c.from); ok {
			return base + c.to, true
		}
	}
	return "", false
}

func lastVowel(letters []rune) int {
	for i := len(letters) - 1; i >= 0; i-- {
		if strings.ContainsRune(vowels, letters[i]) {
			return i
		}
	}
	return -1
}

// single writes a doubled last consonant once: «засіданн-я» and «засідань».
func single(stem string) string {
	last, n := utf8.DecodeLastRuneInString(stem)
	head := stem[:len(stem)-n]
	if before, m := utf8.DecodeLastRuneInString(head); before == last && len(head) > m && !strings.ContainsRune(vowels, last) {
		return head
	}
	return stem
}

func size(s string) int { return utf8.RuneCountInString(s) }
