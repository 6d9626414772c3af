package domain

// checkLines finds the lines that the allocation names, and refuses what does not go together. Pieces for a line of the
// need are of a line of a pledge that has any, so that the pledge's pieces are counted: unless one is named, of the one that fits.
func (a *Allocation) checkLines(bad *Problems, p *Pledge, n *Need) (line, pledgeLine Item) {
	if line = itemOf(n.Content.Items, a.Line); a.Line != "" && line.ID == "" {
		bad.Add("/line", FieldUnknown)
	}
	if a.Pieces > 0 && a.PledgeLine == "" && line.ID != "" && len(p.Content.Items) > 0 {
		if a.PledgeLine = onlyFit(p.Content.Items, line); a.PledgeLine == "" {
			bad.Add("/pledgeLine", FieldRequired)
		}
	}
	if pledgeLine = itemOf(p.Content.Items, a.PledgeLine); a.PledgeLine != "" && pledgeLine.ID == "" {
		bad.Add("/pledgeLine", FieldUnknown)
	}
	switch {
	case a.Pieces > 0 && a.Line == "" && a.PledgeLine == "":
		bad.Add("/pieces", FieldOther, "field", "line")
	case a.Pieces == 0 && a.PledgeLine != "":
		bad.Add("/pieces", FieldRequired)
	case line.ID != "" && pledgeLine.ID != "" && line.Unit != pledgeLine.Unit:
		bad.Add("/pledgeLine", FieldNotAllowed)
	}
	return line, pledgeLine
}

func itemOf(items []Item, id string) Item {
	for _, i := range items {
		if id != "" && i.ID == id {
			return i
		}
	}
	return Item{}
}

// onlyFit is the one item of a line's class and unit; empty where none is, or several are.
func onlyFit(items []Item, line Item) string {
	id := ""
	for _, i := range items {
		switch {
		case i.Class != line.Class || i.Unit != line.Unit:
		case id != "":
			return ""
		default:
			id = i.ID
		}
	}
	return id
}

// CountedIn is the line whose unit the allocation's pieces are counted in: the need's, else the pledge's; none of one in
// money alone.
func (a *Allocation) CountedIn(p *Pledge, n *Need) Item {
	if line := itemOf(n.Content.Items, a.Line); line.ID != "" {
		return line
	}
	return itemOf(p.Content.Items, a.PledgeLine)
}
