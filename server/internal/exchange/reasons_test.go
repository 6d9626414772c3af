package exchange

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"swgportal/server/internal/domain"
)

// TestReasons_areTheClientsWords: what stands in a file that comes back is what stands on the page.
func TestReasons_areTheClientsWords(t *testing.T) {
	for _, l := range []domain.Lang{domain.UK, domain.EN} {
		text, err := os.ReadFile("../../../frontend/locales/" + string(l) + "/problems.json")
		if err != nil {
			t.Fatal(err)
		}
		words := map[string]string{}
		if err := json.Unmarshal(text, &words); err != nil {
			t.Fatal(err)
		}
		for code, reason := range reasons() {
			if strings.Contains(code, "=") {
				continue
			}
			if got := reason.In(l); got != words["field."+code] && got != words["problem."+code] {
				t.Errorf("%s in %s: %q", code, l, got)
			}
		}
	}
}

func TestReason_namesTheColumn(t *testing.T) {
	for pointer, want := range map[string]string{
		"/title/uk": "Назва (укр.): Заповніть це поле", "/cost/amount": "Вартість: Заповніть це поле", "/places/3": "Коди КАТОТТГ: Заповніть це поле",
		"/items/1/unitPrice/amount": "Позиція 2, Ціна за одиницю: Заповніть це поле", "": "Заповніть це поле", "/contact/email": "Електронна адреса: Заповніть це поле",
	} {
		if got := Reason(domain.FieldError{Pointer: pointer, Code: domain.FieldRequired}, domain.UK); got != want {
			t.Errorf("%s: %q", pointer, got)
		}
	}
	if got := Reason(domain.FieldError{Pointer: "/id", Code: domain.FieldUnknown}, domain.EN); got != "Record id: There is no such record, or you have no access to it." {
		t.Error(got)
	}
	if got := Reason(domain.FieldError{Pointer: "/title/uk", Code: domain.FieldTooLong, Params: map[string]string{"max": "200"}}, domain.EN); !strings.HasSuffix(got, "up to 200 characters") {
		t.Error(got)
	}
}
