package domain

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Latin writes Ukrainian names in Latin letters by the Cabinet's table (resolution 55 of 27.01.2010): "зг" is "zgh", є ї
// й ю я have another form where a word begins, the soft sign and the apostrophe are dropped. A part after a hyphen is
// a word of its own. What is no Ukrainian letter stays as it is.
func Latin(name string) string {
	var b strings.Builder
	letters := []rune(norm.NFC.String(name))
	for i, r := range letters {
		small := unicode.ToLower(r)
		out, known := latinLetters[small]
		switch begins := i == 0 || !inWord(letters[i-1]); {
		case isApostrophe(r) || small == 'ь':
			continue
		case !known:
			b.WriteRune(r)
			continue
		case begins && latinFirst[small] != "":
			out = latinFirst[small]
		case small == 'г' && i > 0 && unicode.ToLower(letters[i-1]) == 'з':
			out = "gh"
		}
		b.WriteString(inCase(out, letters, i))
	}
	return b.String()
}

// inCase gives the letters that stand for the i-th one the case that it has: "Щ" is "Shch", and "SHCH" in a word of
// capitals.
func inCase(out string, letters []rune, i int) string {
	switch {
	case !unicode.IsUpper(letters[i]):
		return out
	case (i+1 < len(letters) && unicode.IsUpper(letters[i+1])) || (i > 0 && unicode.IsUpper(letters[i-1])):
		return strings.ToUpper(out)
	}
	return strings.ToUpper(out[:1]) + out[1:]
}

// inWord says whether a word goes on after the letter.
func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || isApostrophe(r) }

func isApostrophe(r rune) bool { return strings.ContainsRune("'’ʼ‘`´", r) }

var latinLetters = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "h", 'ґ': "g", 'д': "d", 'е': "e", 'є': "ie", 'ж': "zh", 'з': "z", 'и': "y", 'і': "i", 'ї': "i",
	'й': "i", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh",
	'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ю': "iu", 'я': "ia",
}

var latinFirst = map[rune]string{'є': "ye", 'ї': "yi", 'й': "y", 'ю': "yu", 'я': "ya"}
