package store

import "strings"

// englishStem takes the endings of number and tense off an English word. It leaves what makes another word of it
// (-ation, -ment): better two words apart than two made one.
func englishStem(w string) string {
	if len(w) <= 3 {
		return w
	}
	w = singular(w)
	for _, e := range []string{"ing", "ed"} {
		stem, ok := strings.CutSuffix(w, e)
		if ok && len(stem) >= 3 && strings.ContainsAny(stem, "aeiouy") {
			return strings.TrimSuffix(undouble(stem), "e")
		}
	}
	if stem, ok := strings.CutSuffix(w, "e"); ok && len(stem) >= 3 {
		return stem
	}
	if stem, ok := strings.CutSuffix(w, "y"); ok && len(stem) >= 3 {
		return stem + "i"
	}
	return w
}

func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case endsIn(w, "sses", "shes", "ches", "xes", "zes"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !endsIn(w, "ss", "us", "is"):
		return w[:len(w)-1]
	}
	return w
}

func endsIn(w string, list ...string) bool {
	for _, e := range list {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// undouble: planned, plan; but not missed, miss.
func undouble(stem string) string {
	n := len(stem)
	if n > 3 && stem[n-1] == stem[n-2] && !strings.ContainsRune("lsz", rune(stem[n-1])) {
		return stem[:n-1]
	}
	return stem
}
