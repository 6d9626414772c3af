package authz_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
)

// page is docs/rights.md: the policy table as people read it.
func page() string {
	var b strings.Builder
	b.WriteString(`# Who may do what

Made from the policy table in [policy.go](../server/internal/authz/policy.go); do not edit. After a change of the table:
` + "`PORTAL_TEST_WRITE=1 go test ./server/internal/authz`" + `. What has no mark here nobody may do.

A right holds on records that the person sees (` + "`store.Visible`" + ` decides which): **seen** on each of them, **agency** on those
of the seat's own organisation, **subgroup** on those of the seat's own subgroup. A person with several seats holds the
rights of each; a seat counts from its first day to its last.

`)
	b.WriteString("| right |")
	for _, r := range domain.Roles() {
		fmt.Fprintf(&b, " %s |", strings.ReplaceAll(string(r), "_", " "))
	}
	b.WriteString("\n| --- |" + strings.Repeat(" --- |", len(domain.Roles())) + "\n")
	words := map[authz.Where]string{authz.Seen: "seen", authz.OwnAgency: "agency", authz.OwnSubgroup: "subgroup"}
	for _, p := range authz.Permissions() {
		fmt.Fprintf(&b, "| `%s` |", p)
		for _, role := range domain.Roles() {
			cell := ""
			if i := slices.IndexFunc(authz.Policy(), func(r authz.Rule) bool { return r.Permission == p && r.Role == role }); i >= 0 {
				cell = words[authz.Policy()[i].Where]
			}
			fmt.Fprintf(&b, " %s |", cell)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestPage_saysWhatTheTableSays(t *testing.T) {
	const file = "../../../docs/rights.md"
	if os.Getenv("PORTAL_TEST_WRITE") != "" {
		if err := os.WriteFile(file, []byte(page()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(text) != page() {
		t.Error("docs/rights.md is not what the policy table says: run PORTAL_TEST_WRITE=1 go test ./server/internal/authz")
	}
}
