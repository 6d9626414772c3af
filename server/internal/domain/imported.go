package domain

import "time"

// RowFate is what becomes of a row of a table that somebody brings.
type RowFate string

// The fates of rows. RowEnd is that of a record which the table no longer holds; no row stands for it.
const (
	RowAdd       RowFate = "add"
	RowChange    RowFate = "change"
	RowUnchanged RowFate = "unchanged"
	RowConflict  RowFate = "conflict" // somebody else changed the same field since the file was made
	RowAside     RowFate = "aside"    // understood, and nothing that the portal keeps
	RowRejected  RowFate = "rejected"
	RowEnd       RowFate = "end"
)

// RowFates lists the fates of rows, in the order in which they are told.
func RowFates() []RowFate {
	return []RowFate{RowAdd, RowChange, RowUnchanged, RowConflict, RowAside, RowRejected}
}

// RowCounts counts rows by their fates; Rows is the sum of the others.
type RowCounts struct {
	Rows      int `json:"rows"`
	Add       int `json:"add"`
	Change    int `json:"change"`
	Unchanged int `json:"unchanged"`
	Conflict  int `json:"conflict"`
	Aside     int `json:"aside"`
	Rejected  int `json:"rejected"`
}

// Usable says whether every row can be used.
func (c RowCounts) Usable() bool { return c.Rejected == 0 && c.Conflict == 0 }

// Count adds n rows of a fate.
func (c *RowCounts) Count(f RowFate, n int) {
	c.Rows += n
	*c.of(f) += n
}

// Of is how many rows have the fate.
func (c *RowCounts) Of(f RowFate) int { return *c.of(f) }

func (c *RowCounts) of(f RowFate) *int {
	switch f {
	case RowAdd:
		return &c.Add
	case RowChange:
		return &c.Change
	case RowUnchanged:
		return &c.Unchanged
	case RowConflict:
		return &c.Conflict
	case RowAside:
		return &c.Aside
	}
	return &c.Rejected
}

// FieldChange is one field that an import changes, as a person reads it.
type FieldChange struct {
	Pointer string `json:"pointer"`
	Before  string `json:"before,omitempty"`
	After   string `json:"after,omitempty"`
	// Was is set where the change is a conflict: what the field held when the file was made. Before is what another put there since.
	Was string `json:"was,omitempty"`
	// Clash says that it is a conflict.
	Clash bool `json:"clash,omitzero"`
}

// ImportState is where an import stands.
type ImportState string

// The states of an import: preview → writing → written, and from the last two undoing → undone.
const (
	ImportPreview ImportState = "preview" // nothing is written
	ImportWriting ImportState = "writing" // some batches are; it may be stopped here and taken back
	ImportWritten ImportState = "written"
	ImportUndoing ImportState = "undoing"
	ImportUndone  ImportState = "undone"
)

// Import is a file that somebody brought, and how far it came. It is its bringer's alone.
type Import struct {
	ID     string      `json:"id"`
	By     string      `json:"by"` // a user's id
	Kind   string      `json:"kind"`
	Name   string      `json:"name"` // of the file
	SHA256 string      `json:"sha256"`
	At     time.Time   `json:"at"`
	State  ImportState `json:"state"`
	Counts RowCounts   `json:"counts"` // by what the rows would do, or did
	Fields int         `json:"fields"` // how many fields of records that are there are overwritten
	Parts  []RowCounts `json:"parts"`  // the counts of each batch
	Done   int         `json:"done"`   // batches written; in undoing, those not yet taken back
	Kept   int         `json:"kept"`   // rows that an undoing left, because somebody built on them
	// Columns are those of its sheets, from left to right.
	Columns []ImportColumn `json:"columns"`
}

// ImportColumn is a column of a sheet: where it stands ("B"), how it is headed, and the key of what it is taken for; empty where
// it is passed over.
type ImportColumn struct {
	Sheet string `json:"sheet,omitempty"`
	At    string `json:"at"`
	Head  string `json:"head"`
	Key   string `json:"key,omitempty"`
}

// DoneCounts counts the rows of the batches that are done.
func (i *Import) DoneCounts() RowCounts {
	var sum RowCounts
	for _, c := range i.Parts[:i.Done] {
		for _, f := range RowFates() {
			sum.Count(f, c.Of(f))
		}
	}
	return sum
}

// Begin moves an import to writing, its next batch first. False where there is nothing left to write, or it is being taken back.
func (i *Import) Begin() bool {
	if i.State != ImportPreview && i.State != ImportWriting || i.Done == len(i.Parts) {
		return false
	}
	i.State = ImportWriting
	return true
}

// Wrote counts one more batch.
func (i *Import) Wrote() {
	if i.Done++; i.Done == len(i.Parts) {
		i.State = ImportWritten
	}
}

// Undo moves an import to undoing, its last batch first. False where nothing of it is written.
func (i *Import) Undo() bool {
	if i.State != ImportWriting && i.State != ImportWritten && i.State != ImportUndoing {
		return false
	}
	i.State = ImportUndoing
	return i.Done > 0
}

// TookBack counts one batch less.
func (i *Import) TookBack() {
	if i.Done--; i.Done <= 0 {
		i.State = ImportUndone
	}
}

// ImportPart is a batch of rows of an import: what one transaction writes.
type ImportPart struct {
	ID     string        `json:"id"`
	Import string        `json:"import"`
	At     time.Time     `json:"at"` // the import's
	Rows   []ImportedRow `json:"rows"`
}

// ImportedRow is a row as it was brought and what becomes, or became, of it.
type ImportedRow struct {
	Sheet string            `json:"sheet,omitempty"`
	Row   int               `json:"row"`             // as people count
	Cells map[string]string `json:"cells,omitempty"` // by the key of the column
	Lines []ImportedLine    `json:"lines,omitempty"`
	// Mine names fields, by pointer, of which the file's value is taken though somebody else changed them; Theirs those that
	// stay as the other left them.
	Mine   []string `json:"mine,omitempty"`
	Theirs []string `json:"theirs,omitempty"`

	Fate     RowFate       `json:"fate"`
	Why      string        `json:"why,omitempty"`    // it is set aside
	Record   string        `json:"record,omitempty"` // the id of the record that is there, or came to be
	Number   string        `json:"number,omitempty"` // its number
	Changes  []FieldChange `json:"changes,omitempty"`
	Problems []FieldError  `json:"problems,omitempty"`

	// Twin tells rows without an id apart that say the same: how many of them stand before this one.
	Twin int `json:"twin,omitzero"`
	// Version is the record's after the row was written, and Before what it held, where it held anything.
	Version int64        `json:"version,omitzero"`
	Before  *NeedContent `json:"before,omitempty"`
	Kept    bool         `json:"kept,omitzero"` // not taken back: somebody built on it
}

// ImportedLine is a line of a record, in a sheet of its own.
type ImportedLine struct {
	Sheet string            `json:"sheet,omitempty"`
	Row   int               `json:"row"`
	Cells map[string]string `json:"cells"`
}

// ImportMark says which record a row without an id became.
type ImportMark struct {
	ID     string `json:"id"` // a hash of the row
	Record string `json:"record"`
}
