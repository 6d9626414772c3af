package httpapi

import (
	"encoding/json"
	"strings"
)

// furnishMeetings says which bodies of meetings and suggestions fit, and puts some of each state into the portal; and
// imports of each state, of the first person's, who alone may see them.
func (f *fuzz) furnishMeetings() {
	meeting := func() any {
		return map[string]any{
			"subgroup": "ER", "level": "group", "startsAt": "2027-01-15T09:00:00Z", "minutes": 120, "place": map[string]any{"uk": "Київ"},
			"guests": []any{map[string]any{"name": "J. de Vries", "organisation": "NL"}},
		}
	}
	suggestion := func() any {
		return map[string]any{
			"subgroup": "ER", "organisation": f.Orgs["SESU"], "level": "group", "kind": "discussion", "title": map[string]any{"uk": "Насоси"},
			"why": map[string]any{"uk": "Час."}, "minutes": 10, "links": []any{},
		}
	}
	reason := func() any { return map[string]any{"reason": "x"} }
	for name, body := range map[string]func() any{
		"createMeeting": meeting, "editMeeting": meeting, "makeSuggestion": suggestion, "postponeMeeting": reason, "cancelMeeting": reason,
		"attendMeeting": func() any { return map[string]any{"present": []any{}, "guests": []any{"J. de Vries"}} },
		"planMeeting":   func() any { return map[string]any{"items": []any{}} },
		"correctImportRow": func() any {
			return map[string]any{"cells": []any{map[string]any{"column": "neededBy", "text": "1.2.2028"}}}
		},
	} {
		f.good[name] = body
	}
	for i := range 40 {
		text, _ := json.Marshal(meeting())
		id := f.made("POST", "/meetings", string(text))
		f.drawer.kinds["meetings"] = append(f.drawer.kinds["meetings"], id)
		for _, step := range []string{"circulate", "start", "finish"}[:i%4] {
			f.remember(f.ask("POST", "/meetings/"+id+"/"+step, "", "If-Match", f.etags[id]))
		}
	}
	for range 8 {
		text, _ := json.Marshal(suggestion())
		f.drawer.kinds["suggestions"] = append(f.drawer.kinds["suggestions"], f.made("POST", "/suggestions", string(text)))
	}
	for i := range 12 {
		at := f.startsImport(strings.ReplaceAll(twoNeeds, "Насоси", "Насоси "+string(rune('а'+i))))
		f.drawer.kinds["imports"] = append(f.drawer.kinds["imports"], strings.TrimPrefix(at, "/imports/"))
		if i%3 == 2 {
			f.ask("POST", at+"/commit", "")
		}
	}
}
