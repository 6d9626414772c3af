package domain

import "time"

// Meta is what every record carries about itself.
type Meta struct {
	ID string `json:"id"` // UUIDv7, or the code of a reference record
	// Version changes when a person edits the record; the ledger's own counters do not touch it.
	Version   int64     `json:"version"`
	CreatedAt time.Time `json:"createdAt"`
	CreatedBy string    `json:"createdBy"` // a user's id; empty for the portal itself
	UpdatedAt time.Time `json:"updatedAt"`
	UpdatedBy string    `json:"updatedBy"`
}

// NewMeta starts a record at version 1.
func NewMeta(id, by string, at time.Time) Meta {
	at = Moment(at)
	return Meta{ID: id, Version: 1, CreatedAt: at, CreatedBy: by, UpdatedAt: at, UpdatedBy: by}
}

// Touched is the meta after a person's change.
func (m Meta) Touched(by string, at time.Time) Meta {
	m.Version++
	m.UpdatedAt, m.UpdatedBy = Moment(at), by
	return m
}

// Level says who may see a record, widest audience first.
type Level string

// The levels a person may choose.
const (
	LevelPublic   Level = "public"
	LevelGroup    Level = "group"
	LevelSubgroup Level = "subgroup"
	LevelParties  Level = "parties"
	LevelOutside  Level = "held_outside"
)

// Contact is whom to write to about a record.
type Contact struct {
	Name  string `json:"name,omitempty"`
	Email string `json:"email,omitempty"`
	Phone string `json:"phone,omitempty"`
}
