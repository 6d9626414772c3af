package domain

// End names what has no room.
type End string

// The ends of an allocation, and the lines of each.
const (
	EndPledge     End = "pledge"
	EndPledgeLine End = "pledge_line"
	EndNeed       End = "need"
	EndNeedLine   End = "need_line"
)

// Fit says whether both ends have room for the allocation, which is not posted to them: the first that has not, and what
// it has left, in minor units or thousandths of a piece; empty where all have.
func (a *Allocation) Fit(p *Pledge, n *Need) (End, int64) {
	if left := p.Room(); p.Content.Amount.Currency != "" && a.Amount.Minor > left {
		return EndPledge, left
	}
	if left := p.LineRoom(a.PledgeLine); a.PledgeLine != "" && int64(a.Pieces) > left {
		return EndPledgeLine, left
	}
	if left := n.Room(); a.InNeed.Minor > left {
		return EndNeed, left
	}
	if left := n.LineRoom(a.Line); a.Line != "" && int64(a.Pieces) > left {
		return EndNeedLine, left
	}
	return "", 0
}

// Room is what of the pledge is neither held nor confirmed.
func (p *Pledge) Room() int64 {
	return p.Content.Amount.Minor - p.Ledger.Sums.Held - p.Ledger.Sums.Pledged
}

// LineRoom is the same of one of its lines, in thousandths of a piece.
func (p *Pledge) LineRoom(line string) int64 {
	s := p.LineSums(line)
	return int64(itemOf(p.Content.Items, line).Quantity) - s.Held - s.Pledged
}

// Room is what may still be allocated to the need: its cost and the over-cover that was allowed, less what is held and
// confirmed.
func (n *Need) Room() int64 {
	return n.Content.Cost.Minor + n.Allowance.minor() - n.Ledger.Sums.Held - n.Ledger.Sums.Pledged
}

// LineRoom is the same of one of its lines, in thousandths of a piece.
func (n *Need) LineRoom(line string) int64 {
	s := n.LineSums(line)
	return int64(itemOf(n.Content.Items, line).Quantity) + int64(n.Allowance.pieces(line)) - s.Held - s.Pledged
}

// coversLedger refuses a pledge that is smaller than what is allocated from it.
func (p *Pledge) coversLedger() error {
	if p.Ledger.Sums.Held+p.Ledger.Sums.Pledged > 0 && p.Room() < 0 {
		return belowAllocated("/amount/amount", Money{Minor: p.Ledger.Sums.Held + p.Ledger.Sums.Pledged, Currency: p.Content.Amount.Currency}.Decimal())
	}
	for _, l := range p.Ledger.Lines {
		if p.LineRoom(l.ID) < 0 {
			return belowAllocated("/items", Quantity(l.Held+l.Pledged).Decimal())
		}
	}
	return nil
}

// belowAllocated is the refusal of an amount under what is allocated. It tells the least only where everybody who hears
// it may know.
func belowAllocated(pointer, least string) error {
	e := Refuse(Conflict, CodeBelowAllocated)
	if least != "" {
		e.Fields = []FieldError{{Pointer: pointer, Code: FieldTooSmall, Params: map[string]string{"min": least}}}
	}
	return e
}
