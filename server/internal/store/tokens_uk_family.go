package store

import "strings"

// What joins a family of words: the place of its adjective («харківський»), the noun of its adjective («пожежний»,
// «міграційний»), the adjective of its quality («спроможність»), the verb of its doing («постачання»).

// base adds the stem of the word from which another is made, where enough of it is left.
func (s *stems) base(stem string) {
	if size(stem) >= minBase && !endsInAny(stem, vowels) {
		s.add(single(strings.TrimSuffix(stem, softSign)))
	}
}

// adjective adds the stems of the nouns an adjective may be made from.
func (s *stems) adjective(stem string) {
	if s.place(stem) {
		return
	}
	if noun, ok := strings.CutSuffix(stem, "ійн"); ok && size(noun) >= 2 {
		s.add(noun + "і") // міграційний, поліційний
		return
	}
	if noun, ok := strings.CutSuffix(stem, "ічн"); ok && size(noun) >= minBase {
		s.list = append(s.list, noun, noun+"і", noun+"ік") // кінологічний, стратегічний, механічний
		return
	}
	for _, suffix := range []string{"альн", "ов", "ев", "н"} {
		noun, ok := strings.CutSuffix(stem, suffix)
		if !ok {
			continue
		}
		s.base(noun)
		return
	}
}

var placeSuffixes = []struct {
	suffix  string
	endings []string
}{
	{"ськ", []string{"", "с"}},            // львівський, одеський
	{"зьк", []string{"з", "ж", "г"}},      // запорізький, празький
	{"цьк", []string{"ц", "к", "ч", "т"}}, // вінницький, кременчуцький
}

// place adds the stems of the place an adjective in -ський names.
func (s *stems) place(stem string) bool {
	for _, p := range placeSuffixes {
		noun, ok := strings.CutSuffix(stem, p.suffix)
		if !ok {
			continue
		}
		for _, e := range p.endings {
			if size(noun+e) >= 3 {
				s.toponym(noun + e)
			}
		}
		if strings.HasSuffix(noun, "й") || strings.HasSuffix(noun, "н") {
			s.add(noun + "ц") // гвардійський: гвардієць
		}
		return true
	}
	return false
}

// toponym adds a place's stem, and what is left of it without the -ів-, -ов- or -ен- that only the adjective has.
func (s *stems) toponym(stem string) {
	s.add(single(strings.TrimSuffix(stem, softSign)))
	s.closed(stem)
	for _, suffix := range []string{"ів", "ов", "ев", "ен", "ин"} {
		if short, ok := strings.CutSuffix(stem, suffix); ok {
			s.base(short)
		}
	}
}

// isPlaceAdjective says whether a word looks like «харківський»: such are written small and still name a place.
func isPlaceAdjective(w string) bool {
	return strings.Contains(w, "ськ") || strings.Contains(w, "цьк") || strings.Contains(w, "зьк")
}

// derived adds the stems of the words a noun may be made from.
func (s *stems) derived(stem string) {
	if quality, ok := strings.CutSuffix(stem, "ност"); ok {
		s.base(quality + "н")
	} else if quality, ok := strings.CutSuffix(stem, "ніст"); ok {
		s.base(quality + "н")
	}
	for _, suffix := range []string{"альник", "ільник", "альниц", "ник", "ниц", "ец"} {
		if root, ok := strings.CutSuffix(stem, suffix); ok {
			s.root(root)
			return
		}
	}
}

// doing adds the root of the verb that a noun in -ння is made from; the stem has one н.
func (s *stems) doing(stem string) {
	for _, suffix := range []string{"ан", "ен", "ін", "ян"} {
		if root, ok := strings.CutSuffix(stem, suffix); ok {
			s.root(root)
		}
	}
}

var iotated = []change{{"дж", "д"}, {"вл", "в"}, {"бл", "б"}, {"пл", "п"}, {"мл", "м"}}

// root adds the root of a verb as its forms have it.
func (s *stems) root(root string) {
	if size(root) < minBase {
		return
	}
	for _, c := range iotated {
		if short, ok := strings.CutSuffix(root, c.from); ok {
			s.add(short + c.to)
		}
	}
	s.add(root)
}

// verbal endings, longest first.
var verbal = []string{"ювати", "увати", "ати", "яти", "ити", "іти", "їти"}

// verb takes an infinitive as well.
func (s *stems) verb(w string) {
	for _, e := range verbal {
		root, ok := strings.CutSuffix(w, e)
		if !ok || size(root) < 3 {
			continue
		}
		switch e {
		case "увати", "ювати":
			s.root(root + e[:len("ув")])
		default:
			s.root(root)
		}
		return
	}
}

// trimReflexive takes the -ся of a verb off.
func trimReflexive(w string) (string, bool) {
	if size(w) < 7 {
		return w, false
	}
	return strings.CutSuffix(w, "ся")
}
