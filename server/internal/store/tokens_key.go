package store

import (
	"slices"
	"strings"
)

// A key is the sound of a name, written so that the usual ways of putting Ukrainian names into Latin letters give
// the same: the official table of 2010 (resolution 55), older and Russian spellings. ґ, г and х are h; the vowels e, i, o, y are
// one; soft signs, doubled letters and vowels at the end are left out. It begins with a mark and the alphabet it
// was taken from, so that a word finds keys of the other alphabet and never those of its own.
const (
	keyMark     = '~'
	minKey      = 3
	minKeyStart = 3 // of a name still being typed
)

// keys gives the keys of a name in a record.
func (w word) keys(stems []string) []string {
	switch {
	case w.cyrillic:
		return keysOf("~c", stems, cyrillicSound)
	case w.latin:
		return keysOf("~l", latinReadings(w.text), latinSound)
	}
	return nil
}

// otherKeys gives the keys of the other alphabet that a searched word fits.
func (w word) otherKeys(stems []string) []string {
	switch {
	case w.cyrillic:
		return keysOf("~l", stems, cyrillicSound)
	case w.latin:
		return keysOf("~c", latinReadings(w.text), latinSound)
	}
	return nil
}

// openKey gives the beginning of a key for a name that is still being typed.
func (w word) openKey() string {
	if !w.latin {
		return ""
	}
	if key := latinSound(w.text); len(key) >= minKeyStart {
		return "~c" + key
	}
	return ""
}

// halfTyped gives stems of a word that breaks off inside an ending: «державног».
func (w word) halfTyped() []string {
	for _, e := range []string{"ьог", "ог"} {
		if stem, ok := strings.CutSuffix(w.text, e); ok && size(stem) >= 3 {
			return []string{stem}
		}
	}
	return nil
}

func keysOf(mark string, list []string, sound func(string) string) []string {
	var out []string
	for _, s := range list {
		if key := strings.TrimRight(sound(s), "aiu"); len(key) >= minKey && !slices.Contains(out, mark+key) {
			out = append(out, mark+key)
		}
	}
	return out
}

var cyrillicSounds = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "h", 'д': "d", 'е': "i", 'є': "i", 'ж': "j", 'з': "z", 'и': "i", 'і': "i", 'ї': "i", 'й': "i",
	'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "i", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "h", 'ц': "ts",
	'ч': "c", 'ш': "w", 'щ': "wc", 'ю': "u", 'я': "a",
}

func cyrillicSound(w string) string {
	var b strings.Builder
	for _, r := range w {
		b.WriteString(cyrillicSounds[r])
	}
	return smooth(b.String())
}

// latinSounds are the ways of writing a sound, longest first.
var latinSounds = strings.NewReplacer(
	"shch", "wc", "sch", "w", "zh", "j", "kh", "h", "ts", "ts", "tz", "ts", "ch", "c", "sh", "w", "ck", "k", "ph", "f",
	"g", "h", "w", "v", "q", "k", "x", "ks", "c", "k", "e", "i", "o", "i", "y", "i", "j", "i",
)

func latinSound(w string) string { return smooth(latinSounds.Replace(w)) }

var loneC = strings.NewReplacer("ch", "ch", "sch", "sch", "c", "ts")

// latinReadings gives a word as it is, and with c as ц where it stands alone: Vinnica, Doneck.
func latinReadings(w string) []string {
	alone := loneC.Replace(w)
	if alone == w {
		return []string{w}
	}
	return []string{w, alone}
}

// smooth writes doubled sounds once, and drops i before another vowel: ia, ya, iia and я are one.
func smooth(key string) string {
	var b []byte
	for i := range len(key) {
		c := key[i]
		if c < 'a' || c > 'z' {
			continue // of a third alphabet, or a digit
		}
		if n := len(b); n > 0 {
			if b[n-1] == c {
				continue
			}
			if b[n-1] == 'i' && (c == 'a' || c == 'u') {
				b[n-1] = c
				if n > 1 && b[n-2] == c {
					b = b[:n-1]
				}
				continue
			}
		}
		b = append(b, c)
	}
	return string(b)
}
