package exchange

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"swgportal/server/internal/domain"
)

// Limits of the ECB's forms. A file of the whole history has 43 columns, and XML three levels of Cube below the envelope.
const (
	maxRateColumns = 200
	maxXMLDepth    = 32
	maxXMLAttrs    = 100
)

// readECBCSV reads the ECB's tables: a column a currency, a row a day. The history writes 2022-07-08, the file of one day
// 08 July 2022; who saved it in a Ukrainian office program may have 08.07.2022.
func readECBCSV(content []byte) ([]RateRow, error) {
	r := csv.NewReader(bytes.NewReader(content))
	head, err := r.Read()
	if err != nil {
		return nil, noRates("CSV: %v", err)
	}
	if len(head) > maxRateColumns {
		return nil, noRates("it has over %d columns", maxRateColumns)
	}
	for i, name := range head {
		head[i] = strings.TrimSpace(name)
		if head[i] != "" && slices.Contains(head[:i], head[i]) {
			return nil, noRates("two columns are headed %.40q", head[i])
		}
	}
	rows := []RateRow{}
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, noRates("CSV: %v", err)
		}
		day := strings.TrimSpace(cells[0])
		date := dayOf(day, time.DateOnly, "02 January 2006", nbuDay)
		for i, cell := range cells[1:] {
			currency, value := head[i+1], strings.TrimSpace(cell)
			if currency == "" && value == "" {
				continue // each line ends in a comma
			}
			if len(rows) == maxQuotes {
				return nil, noRates("it has over %d values", maxQuotes)
			}
			row := rateRow(shortly(day)+" "+shortly(currency), date, currency, domain.RateECB, value)
			if row.Code == domain.FieldFormat && (value == "N/A" || value == "") && date.Valid() {
				row.Fate, row.Code = RateEmpty, ""
			}
			rows = append(rows, row)
		}
	}
}

// readECBXML reads the ECB's envelope of Cubes, of one day or of many. Whatever could make a parser work more than its
// bytes tell is refused: DOCTYPE, depth, attributes, text or elements beside the root.
func readECBXML(content []byte) ([]RateRow, error) {
	d := xml.NewDecoder(bytes.NewReader(content))
	rows, open, begun, day := []RateRow{}, []string{}, false, ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && begun && len(open) == 0 {
			return rows, nil
		}
		if err != nil {
			return nil, noRates("XML: %v", err)
		}
		switch t := token.(type) {
		case xml.Directive:
			return nil, noRates("XML with a DOCTYPE is not taken")
		case xml.CharData:
			if len(open) == 0 && len(bytes.TrimSpace(t)) > 0 {
				return nil, noRates("text beside the envelope")
			}
		case xml.StartElement:
			switch {
			case len(open) == 0 && (begun || t.Name != xml.Name{Space: ecbEnvelope, Local: "Envelope"}):
				return nil, noRates("it is not one envelope of the ECB")
			case len(open) == maxXMLDepth || len(t.Attr) > maxXMLAttrs || len(rows) == maxQuotes:
				return nil, noRates("it is nested too deep or too long")
			}
			begun, open = true, append(open, t.Name.Local)
			if t.Name != (xml.Name{Space: ecbRates, Local: "Cube"}) {
				continue
			}
			if at, ok := attribute(t, "time"); ok {
				day = at
			}
			if currency, ok := attribute(t, "currency"); ok {
				value, _ := attribute(t, "rate")
				rows = append(rows, rateRow(shortly(day)+" "+shortly(currency), dayOf(day, time.DateOnly), currency, domain.RateECB, value))
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

// The namespaces of the ECB's file.
const (
	ecbEnvelope = "http://www.gesmes.org/xml/2002-08-01"
	ecbRates    = "http://www.ecb.int/vocabulary/2002-08-01/eurofxref"
)

func attribute(e xml.StartElement, name string) (string, bool) {
	i := slices.IndexFunc(e.Attr, func(a xml.Attr) bool { return a.Name == xml.Name{Local: name} })
	if i < 0 {
		return "", false
	}
	return e.Attr[i].Value, true
}

func shortly(s string) string {
	if len(s) > 40 {
		return strings.ToValidUTF8(s[:40], "") + "…"
	}
	return s
}
