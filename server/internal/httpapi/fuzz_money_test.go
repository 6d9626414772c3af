package httpapi

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

// furnishMoney says which bodies of pledges, allocations, transactions and rates fit, and puts some of each state into the
// portal, so that a request of each operation meets one that it may change.
func (f *fuzz) furnishMoney(open string) {
	pledge := func() any {
		return map[string]any{
			"funder": f.Orgs["NL-EMB"], "title": map[string]any{"uk": "Насоси для громад"}, "instrument": "grant", "amount": map[string]any{"amount": "900.00", "currency": "EUR"},
			"earmark": map[string]any{"kind": "none"}, "contact": map[string]any{"name": "J. de Vries", "email": "j.devries@portal.example"},
		}
	}
	hold := func() any {
		return map[string]any{"need": open, "amount": map[string]any{"amount": "0.01", "currency": "EUR"}}
	}
	delivery := func() any {
		return map[string]any{"type": pick(f.drawer, []string{"commitment", "disbursement"}), "date": "2026-11-20", "amount": map[string]any{"amount": "0.01", "currency": "EUR"}}
	}
	reason := func() any { return map[string]any{"reason": "x"} }
	for name, body := range map[string]func() any{
		"pledgeToNeed": func() any { return map[string]any{"pledge": pledge(), "hold": hold()} },
		"createPledge": pledge, "editPledge": pledge, "holdAllocation": hold, "recordTransaction": delivery,
		"announcePledge": func() any { return map[string]any{"level": "group"} }, "relevelPledge": func() any { return map[string]any{"level": "subgroup"} },
		"commitPledge": func() any {
			return map[string]any{"agreement": map[string]any{"reference": "AG-1", "date": "2026-11-20"}}
		},
		"withdrawPledge": reason, "disputeTransaction": reason, "cancelTransaction": reason, "planAllocation": func() any { return map[string]any{"plannedOn": "2027-03-01"} },
		"allowOverCover": func() any {
			return map[string]any{"amount": map[string]any{"amount": "5.00", "currency": "EUR"}, "reason": "x"}
		},
		"confirmTransaction": func() any { return map[string]any{} },
		"enterRate": func() any {
			return map[string]any{"date": fmt.Sprintf("2026-%02d-%02d", 1+f.IntN(10), 1+f.IntN(28)), "currency": "USD", "uahPerUnit": "41.5"}
		},
		"createProject": f.aProject, "editProject": f.aProject,
		"announceProject": func() any { return map[string]any{"level": "group"} }, "relevelProject": func() any { return map[string]any{"level": "subgroup"} },
		"moveProject": func() any {
			return map[string]any{"status": pick(f.drawer, []string{"implementation", "finalisation", "suspended"}), "reason": "x"}
		},
		"reportProject": func() any { return map[string]any{} }, "addProjectComment": func() any { return map[string]any{"text": "Коли?"} },
		"correctRate": func() any { return map[string]any{"uahPerUnit": fmt.Sprintf("41.%d", f.IntN(1000))} },
	} {
		f.good[name] = body
	}
	for i := range 40 {
		f.give(open, i)
	}
	for i := range 12 {
		text, _ := json.Marshal(f.aProject())
		id := f.made("POST", "/projects", string(text))
		f.drawer.kinds["projects"] = append(f.drawer.kinds["projects"], id)
		if i%2 == 0 {
			f.remember(f.ask("POST", "/projects/"+id+"/announce", `{"level":"group"}`, "If-Match", f.etags[id]))
		}
	}
	for i := range 4 {
		id := f.made("POST", "/rates", fmt.Sprintf(`{"date":"2026-11-%02d","currency":"USD","uahPerUnit":"41.5"}`, 10+i))
		f.drawer.kinds["rates"] = append(f.drawer.kinds["rates"], id)
	}
}

// give puts a pledge into the portal, as far as its turn goes: explored, announced, committed, with a hold and what was
// delivered by it.
func (f *fuzz) give(open string, turn int) {
	body, err := json.Marshal(f.good["createPledge"]())
	if err != nil {
		panic(err) // maps and texts
	}
	id := f.made("POST", "/pledges", string(body))
	f.drawer.kinds["pledges"] = append(f.drawer.kinds["pledges"], id)
	stage := max(0, turn%5-1) // two in five are still explored
	steps := [][2]string{{"announce", `{"level":"group"}`}, {"commit", `{"agreement":{"reference":"AG-1","date":"2026-11-20"}}`}}
	for _, step := range steps[:min(len(steps), stage)] {
		f.remember(f.ask("POST", "/pledges/"+id+"/"+step[0], step[1], "If-Match", f.etags[id]))
	}
	if stage == 0 {
		return
	}
	share := f.made("POST", "/pledges/"+id+"/allocations", `{"need":"`+open+`","amount":{"amount":"0.05","currency":"EUR"}}`)
	f.drawer.kinds["allocations"] = append(f.drawer.kinds["allocations"], share)
	if stage < 3 {
		return
	}
	f.remember(f.ask("POST", "/allocations/"+share+"/confirm", "", "If-Match", f.etags[share]))
	paid := f.made("POST", "/pledges/"+id+"/transactions", `{"type":"disbursement","allocation":"`+share+`","date":"2026-11-20","amount":{"amount":"0.02","currency":"EUR"}}`)
	f.drawer.kinds["transactions"] = append(f.drawer.kinds["transactions"], paid)
}

// aProject is a project that can be announced.
func (f *fuzz) aProject() any {
	return map[string]any{
		"owner": f.Orgs["NL-EMB"], "title": map[string]any{"uk": "Насоси для громад"}, "description": map[string]any{"uk": "Поставка."}, "subgroup": "ER",
		"beneficiaries": []any{f.Orgs["SESU"]}, "plannedFrom": "2026-06-01", "plannedUntil": "2027-06-01", "nationwide": true,
		"milestones": []any{map[string]any{"title": map[string]any{"uk": "Тендер"}, "due": "2026-11-01"}},
		"indicators": []any{map[string]any{"title": map[string]any{"uk": "Навчено"}, "baseline": map[string]any{"value": "0"}}},
	}
}

// made asks for something new and gives its id.
func (f *fuzz) made(method, path, body string) string {
	a := f.ask(method, path, body)
	var rec struct{ ID string }
	if a.Code != http.StatusCreated || json.Unmarshal([]byte(a.text), &rec) != nil {
		f.T.Fatalf("%s %s %s: %d %s", method, path, body, a.Code, strings.TrimSpace(a.text))
	}
	f.remember(a)
	f.etags[rec.ID] = a.Header().Get("ETag")
	return rec.ID
}
