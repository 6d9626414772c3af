package domain

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// CodifierRow is a row of the state codifier as it was found: the codes of the levels that it fills, the largest
// first, the letter of its category, and its name.
type CodifierRow struct {
	Codes          []string
	Category, Name string
}

// CodifierUnit is what a row says of a unit that the portal keeps.
type CodifierUnit struct {
	Code, Parent string
	Level        PlaceLevel
	Name         string // as the codifier has it: "Бахчисарайський", "Вінницька", "Київ"
	Centre       string // of a hromada: the settlement where it sits, under whose name people look for it; may be empty
}

// Where a reason of CodifierRow.Unit stands.
const (
	codifierCode     = "/code"
	codifierCategory = "/category"
	codifierName     = "/name"
)

// maxPlaceName is far over the longest name of the codifier.
const maxPlaceName = 120

// Unit reads the row. A settlement or a district of a city is no unit that the portal keeps: ok is false, and there is
// no error. Letters of the other alphabet that look alike, spaces around and the shapes of the apostrophe are mended;
// what is still wrong is refused, each cell by itself.
func (r CodifierRow) Unit() (u CodifierUnit, ok bool, err error) {
	var p Problems
	for _, c := range r.Codes {
		code, kind := PlaceCode(c)
		if kind != "" {
			p.Add(codifierCode, FieldFormat, "like", kind)
			u = CodifierUnit{} // of which unit the row is, it does not say
			break
		}
		u.Parent, u.Code = u.Code, code
	}
	if len(r.Codes) == 0 {
		p.Add(codifierCode, FieldRequired)
	}
	category := strings.ToUpper(otherAlphabet(Tidy(r.Category), toLatin))
	u.Level = levelOf(category)
	name, mixed := Tidy(otherAlphabet(r.Name, toCyrillic)), false
	for _, x := range name {
		mixed = mixed || unicode.In(x, unicode.Latin)
	}
	switch {
	case name == "":
		p.Add(codifierName, FieldRequired)
	case len([]rune(name)) > maxPlaceName:
		p.Add(codifierName, FieldTooLong, "max", strconv.Itoa(maxPlaceName))
	case hasControl(name, false):
		p.Add(codifierName, FieldControl)
	case mixed:
		p.Add(codifierName, FieldFormat, "like", "latin")
	}
	u.Name = name
	if err := p.Err(); err != nil {
		return u, false, err
	}
	// The code says by itself how large its unit is; the category of a smaller one has come and gone with the laws.
	switch found := len(PlacePrefixes(u.Code)); {
	case u.Level == "" && (len(r.Codes) > hromadaDepth || found > hromadaDepth):
		return u, false, nil
	case u.Level == "":
		p.Add(codifierCategory, FieldUnknown)
	case found != depth(u.Level) || len(r.Codes) != found || !wholeUnit(u.Code, u.Level):
		p.Add(codifierCategory, FieldNotAllowed, "level", string(u.Level))
	case u.Parent != "" && PlacePrefix(u.Parent, above(u.Level)) != PlacePrefix(u.Code, above(u.Level)):
		p.Add(codifierCode, FieldNotAllowed, "parent", u.Parent)
	}
	return u, p.Err() == nil, p.Err()
}

// Centre reads the row of a settlement that is the centre of its hromada, the first that the codifier numbers in it: prefix
// is the part of the hromada's code that names it. A hromada bears an adjective; people type the name of the town.
func (r CodifierRow) Centre() (prefix, name string, ok bool) {
	if len(r.Codes) != hromadaDepth+1 {
		return "", "", false
	}
	code, like := PlaceCode(r.Codes[hromadaDepth])
	name = Tidy(otherAlphabet(r.Name, toCyrillic))
	if like != "" || code[hromadaPart:hromadaPart+len("00100")] != "00100" || name == "" || len([]rune(name)) > maxPlaceName || hasControl(name, false) {
		return "", "", false
	}
	return PlacePrefix(code, PlaceHromada), name, true
}

// PlaceCode reads a KATOTTG code as people's files have it: spaces around, small letters, Cyrillic letters that look like
// "UA". Where it is none, like says what it looks like: another code of the same unit (iso3166, pcode, koatuu), or nothing.
func PlaceCode(s string) (code, like string) {
	code = strings.ToUpper(otherAlphabet(Tidy(s), toLatin))
	digits, ua := strings.CutPrefix(code, "UA")
	switch {
	case ua && len(digits) == 17 && onlyDigits(digits) && anyDigit(digits[:2]):
		return code, ""
	case ua && len(digits) == 3 && digits[0] == '-' && onlyDigits(digits[1:]):
		return "", "iso3166"
	case ua && len(digits) > 0 && len(digits) <= 10 && onlyDigits(digits):
		return "", "pcode"
	case len(code) == 10 && onlyDigits(code):
		return "", "koatuu"
	}
	return "", "nothing"
}

// Tidy takes off what a file puts around and into a name without meaning it: spaces of every width, marks without
// width, and the other shapes of the apostrophe.
func Tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u200B' || r == '\u200C' || r == '\u200D' || r == '\u2060' || r == '\uFEFF' || r == '\u00AD':
			return -1
		case isApostrophe(r):
			return '’'
		}
		return r
	}, norm.NFC.String(s))
	return strings.Join(strings.Fields(s), " ")
}

// sameShape pairs the letters that look alike, Latin and Cyrillic.
var sameShape = [][2]rune{
	{'A', 'А'}, {'B', 'В'}, {'C', 'С'}, {'E', 'Е'}, {'H', 'Н'}, {'I', 'І'}, {'K', 'К'}, {'M', 'М'}, {'O', 'О'}, {'P', 'Р'}, {'T', 'Т'},
	{'X', 'Х'}, {'a', 'а'}, {'c', 'с'}, {'e', 'е'}, {'i', 'і'}, {'o', 'о'}, {'p', 'р'}, {'x', 'х'}, {'y', 'у'}, {'ï', 'ї'},
}

const (
	toLatin    = 0
	toCyrillic = 1
)

// otherAlphabet puts letters that only look as if they belonged into the alphabet that is meant. A name of Latin letters
// alone stays one: it is another language, not a slip.
func otherAlphabet(s string, to int) string {
	if to == toCyrillic && !strings.ContainsFunc(s, func(r rune) bool { return unicode.In(r, unicode.Cyrillic) }) {
		return s
	}
	return strings.Map(func(r rune) rune {
		for _, pair := range sameShape {
			if r == pair[1-to] {
				return pair[to]
			}
		}
		return r
	}, s)
}

// hromadaDepth is how many levels a code names at most of what the portal keeps.
const hromadaDepth = 3

func depth(l PlaceLevel) int {
	return slices.Index([]PlaceLevel{PlaceOblast, PlaceRaion, PlaceHromada}, l) + 1
}

func above(l PlaceLevel) PlaceLevel {
	if l == PlaceHromada {
		return PlaceRaion
	}
	return PlaceOblast
}

// levelOf reads the category: O oblast or the Autonomous Republic, K a city with special status, P raion, H hromada.
// What is smaller (M, C, X, B and what laws add) is none.
func levelOf(category string) PlaceLevel {
	switch category {
	case "O", "K":
		return PlaceOblast
	case "P":
		return PlaceRaion
	case "H":
		return PlaceHromada
	}
	return ""
}

// wholeUnit says whether nothing smaller than the level is named in the code.
func wholeUnit(code string, l PlaceLevel) bool {
	const unique = 5 // the last digits tell a unit from one that had its place before
	return !anyDigit(code[len(PlacePrefix(code, l)) : len(code)-unique])
}

func onlyDigits(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

// NewPlace makes the place of a unit that the portal does not have. Its P-code is the part of its code that names it;
// its order is that of the codifier, the larger units first and behind those of the first day.
func NewPlace(u CodifierUnit, by string, at time.Time) Place {
	p := Place{Meta: NewMeta(u.Code, by, at), Level: u.Level, Parent: u.Parent, PCode: SmallestPrefix(u.Code), Aliases: []string{}, Order: codifierOrder(u.Code)}
	p.rename(u.Name)
	p.sits(u.Centre)
	return p
}

func codifierOrder(code string) int64 {
	n, _ := strconv.ParseInt(SmallestPrefix(code)[len("UA"):], 10, 64)
	const behindTheFirst = 1000
	return behindTheFirst + n
}

// Follow brings the place to what the codifier says of it and tells whether that changed anything. A name under which
// the place was known before is an older edition's: the newer one stays. A former name stays as an alias.
func (p *Place) Follow(u CodifierUnit, by string, at time.Time) bool {
	before := *p
	p.EndedOn = ""
	if u.Parent != "" {
		p.Parent = u.Parent
	}
	if !p.known(u.Name) {
		p.Aliases = slices.Clone(p.Aliases)
		for _, former := range []string{p.ShortName.UK, p.ShortName.EN} {
			if former != "" && !slices.Contains(p.Aliases, former) {
				p.Aliases = append(p.Aliases, former)
			}
		}
		p.rename(u.Name)
	}
	p.sits(u.Centre)
	if len(p.Aliases) == len(before.Aliases) && p.EndedOn == before.EndedOn && p.Parent == before.Parent && p.ShortName == before.ShortName {
		return false
	}
	p.Meta = p.Meta.Touched(by, at)
	return true
}

// sits makes the place be found by the settlement where it sits, in both languages.
func (p *Place) sits(centre string) {
	for _, alias := range []string{centre, Latin(centre)} {
		if alias != "" && !slices.Contains(p.Aliases, alias) {
			p.Aliases = append(slices.Clone(p.Aliases), alias)
		}
	}
}

func (p *Place) known(name string) bool {
	return name == p.ShortName.UK || name == p.Name.UK || slices.Contains(p.Aliases, name)
}

// rename sets the names: the codifier has the adjective alone, but for the two cities and the Autonomous Republic.
func (p *Place) rename(name string) {
	p.ShortName = Text{UK: name, EN: Latin(name)}
	p.Name = p.ShortName
	word := map[PlaceLevel]Text{PlaceOblast: {UK: " область", EN: " Oblast"}, PlaceRaion: {UK: " район", EN: " Raion"}, PlaceHromada: {UK: " громада", EN: " Hromada"}}[p.Level]
	if p.Level == PlaceOblast && !strings.HasSuffix(name, "ська") && !strings.HasSuffix(name, "цька") && !strings.HasSuffix(name, "зька") {
		return
	}
	p.Name.UK += word.UK
	p.Name.EN += word.EN
}

// End marks a place that the codifier no longer holds, and tells whether it was in force.
func (p *Place) End(by string, at time.Time) bool {
	if p.EndedOn != "" {
		return false
	}
	p.EndedOn = DateOf(at)
	p.Meta = p.Meta.Touched(by, at)
	return true
}
