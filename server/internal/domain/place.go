package domain

// The levels stand in the code itself: UA, two digits of the oblast, two of the raion, three of the hromada, three of
// the settlement, two of the city's district, and five that make it unique (KATOTTG, order of the Ministry for
// Communities 290 of 26.11.2020). The part up to a level is also the unit's COD P-code.
const (
	oblastPart  = len("UA05")
	raionPart   = len("UA0502")
	hromadaPart = len("UA0502003")
)

// PlacePrefix is the part of a KATOTTG code that names its unit of this level; empty where the unit is larger.
func PlacePrefix(code string, level PlaceLevel) string {
	n, from := oblastPart, len("UA")
	switch level {
	case PlaceRaion:
		n, from = raionPart, oblastPart
	case PlaceHromada:
		n, from = hromadaPart, raionPart
	}
	if len(code) < hromadaPart || !anyDigit(code[from:n]) {
		return ""
	}
	return code[:n]
}

// PlacePrefixes gives the prefixes of a unit and of those it lies in, the largest first.
func PlacePrefixes(code string) []string {
	var out []string
	for _, level := range []PlaceLevel{PlaceOblast, PlaceRaion, PlaceHromada} {
		if p := PlacePrefix(code, level); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// SmallestPrefix is the unit's own prefix.
func SmallestPrefix(code string) string {
	all := PlacePrefixes(code)
	if len(all) == 0 {
		return code
	}
	return all[len(all)-1]
}

// anyDigit says whether the digits are not all noughts.
func anyDigit(s string) bool {
	for _, r := range s {
		if r != '0' {
			return true
		}
	}
	return false
}
