package domain

import "time"

// Date is a plain day, "2026-11-23" (ISO 8601), without a time zone; empty is none.
type Date string

// Valid says whether the date is a day of the calendar between 1990 and 2100.
func (d Date) Valid() bool {
	t, err := time.Parse(time.DateOnly, string(d))
	return err == nil && t.Year() >= 1990 && t.Year() <= 2100
}

// kyiv is where the portal's days begin and end.
var kyiv = mustZone("Europe/Kyiv")

func mustZone(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		panic("time zone data lacks " + name + ": import time/tzdata")
	}
	return loc
}

// DateOf is the day in Kyiv at this moment.
func DateOf(t time.Time) Date { return Date(t.In(kyiv).Format(time.DateOnly)) }

// InKyiv is the moment as a clock in Kyiv shows it.
func InKyiv(t time.Time) time.Time { return t.In(kyiv) }

// Begins is the moment at which the day begins in Kyiv; the zero time for none.
func (d Date) Begins() time.Time {
	t, err := time.ParseInLocation(time.DateOnly, string(d), kyiv)
	if err != nil {
		return time.Time{}
	}
	return Moment(t)
}

// AddDays moves the date by whole days.
func (d Date) AddDays(n int) Date {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return ""
	}
	return Date(t.AddDate(0, 0, n).Format(time.DateOnly))
}

// Moment cuts a time to what the stores keep: UTC, whole milliseconds.
func Moment(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }
