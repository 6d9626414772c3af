package domain

import (
	"strings"
	"time"
)

// Shown is who sees a record that hangs on another: the other's audience, renewed in the transaction that changes it.
type Shown struct {
	Audience string   `json:"audience"`
	Subgroup string   `json:"subgroup,omitempty"`
	Owner    string   `json:"owner"` // an organisation's id
	Parties  []string `json:"parties"`
	Chairs   []string `json:"chairs,omitempty"` // subgroups whose co-chairs are among the parties of a pledge that has none of its own
}

// Comment is a word in the thread of a record. It is in the language its author wrote it in, and is never changed: its
// author may take it back.
type Comment struct {
	Meta     Meta     `json:"meta"`
	Kind     string   `json:"kind"`
	Record   string   `json:"record"`
	Text     string   `json:"text"`
	Mentions []string `json:"mentions"` // users' ids
	// Floor is the narrowest of the level that its author chose and the one the record had: a record that is shown to
	// more people later does not take its comments along.
	Floor Level `json:"floor,omitempty"`
	Shown Shown `json:"shown"`
}

// NewComment makes a comment. Invalid where it says nothing.
func NewComment(id, kind, record, text string, mentions []string, by string, at time.Time) (Comment, error) {
	text, err := sentence("/text", text)
	return Comment{Meta: NewMeta(id, by, at), Kind: kind, Record: record, Text: text, Mentions: sortedSet(mentions)}, err
}

// Publicity says who hears of a partner's interest.
type Publicity string

// Who hears of an interest, besides the partner itself.
const (
	InterestPrivate Publicity = "private" // nobody
	InterestChairs  Publicity = "chairs"  // the subgroup's co-chairs and the secretariat
	InterestGroup   Publicity = "group"   // whoever sees the need
)

// Interest says that a partner looks at a need. It promises nothing and counts nowhere. A partner has one for a need.
type Interest struct {
	Meta         Meta      `json:"meta"`
	Need         string    `json:"need"`
	Organisation string    `json:"organisation"` // the partner
	Publicity    Publicity `json:"publicity"`
	Note         string    `json:"note,omitempty"`
	Shown        Shown     `json:"shown"`
}

// NewInterest starts an interest.
func NewInterest(id, need, organisation string, p Publicity, note, by string, at time.Time) (Interest, error) {
	i := Interest{Meta: NewMeta(id, by, at), Need: need, Organisation: organisation}
	return i, i.write(p, note)
}

// Change replaces who hears of it, and the note.
func (i *Interest) Change(p Publicity, note, by string, at time.Time) error {
	if err := i.write(p, note); err != nil {
		return err
	}
	i.Meta = i.Meta.Touched(by, at)
	return nil
}

func (i *Interest) write(p Publicity, note string) error {
	if note = strings.TrimSpace(note); hasControl(note, true) {
		return RefuseField("/note", FieldControl)
	}
	i.Publicity, i.Note = p, note
	return nil
}
