package exchange

import (
	"fmt"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// JSON writes the workbook for programs: what it holds, and of each table the rows, their cells by the keys of the columns, as plain
// text; empty ones are left out.
func (w Workbook) JSON() ([]byte, error) {
	type table struct {
		Name string              `json:"name"`
		Rows []map[string]string `json:"rows"`
	}
	type line struct {
		Label  string   `json:"label"`
		Values []string `json:"values"`
	}
	out := struct {
		Title  string  `json:"title"`
		About  []line  `json:"about"`
		Tables []table `json:"tables"`
	}{Title: w.Title, About: []line{}, Tables: []table{}}
	for _, l := range w.Lines {
		out.About = append(out.About, line(l))
	}
	for _, t := range w.Tables {
		rows := make([]map[string]string, len(t.Rows))
		for i, cells := range t.Rows {
			rows[i] = map[string]string{}
			for n, text := range cells {
				if text != "" {
					rows[i][t.Columns[n].Key] = text
				}
			}
		}
		out.Tables = append(out.Tables, table{t.Name, rows})
	}
	text, err := json.Marshal(out, json.Deterministic(true), jsontext.WithIndent("  "))
	if err != nil {
		return nil, fmt.Errorf("write table: %w", err)
	}
	return append(text, '\n'), nil
}
