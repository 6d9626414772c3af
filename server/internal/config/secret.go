package config

import (
	"fmt"
	"log/slog"
	"net/url"
	"strings"
)

const hidden = "[hidden]"

// Secret is a text that shows itself to nobody but Reveal: not when it is printed, logged or encoded. The text is
// behind a pointer, so that even printing a struct that holds a Secret in a field without a name for it shows none.
type Secret struct{ text *string }

// Hide makes a Secret.
func Hide(text string) Secret {
	if text == "" {
		return Secret{}
	}
	return Secret{&text}
}

// Reveal gives the text.
func (s Secret) Reveal() string {
	if s.text == nil {
		return ""
	}
	return *s.text
}

// String gives a mark for a set secret and nothing for none.
func (s Secret) String() string {
	if s.text == nil {
		return ""
	}
	return hidden
}

// GoString is String.
func (s Secret) GoString() string { return s.String() }

// Format is String under every verb.
func (s Secret) Format(f fmt.State, _ rune) { fmt.Fprint(f, s.String()) }

// LogValue is String.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }

// MarshalText is String: for JSON, YAML and everything else that encodes.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText takes the text.
func (s *Secret) UnmarshalText(b []byte) error {
	*s = Hide(string(b))
	return nil
}

// StoreURL says which engine keeps the records and where. It may hold a password, so it prints without one.
type StoreURL struct{ url Secret }

// StoreAt makes a StoreURL.
func StoreAt(text string) StoreURL { return StoreURL{Hide(text)} }

// Reveal gives the whole URL, to open the store with.
func (s StoreURL) Reveal() string { return s.url.Reveal() }

// Scheme is the engine's: sqlite or mongodb.
func (s StoreURL) Scheme() string {
	scheme, _, _ := strings.Cut(s.url.Reveal(), ":")
	return scheme
}

// Path is the file of an sqlite store.
func (s StoreURL) Path() string {
	_, rest, _ := strings.Cut(s.url.Reveal(), ":")
	return rest
}

// String gives the URL without user, password and options. It reads no URL but looks for the last @, because a
// password with a slash or a question mark in it makes another URL than was meant.
func (s StoreURL) String() string {
	if s.Scheme() == "sqlite" || s.url.text == nil {
		return s.url.Reveal()
	}
	scheme, rest, ok := strings.Cut(s.url.Reveal(), "://")
	place, options, some := strings.Cut(rest, "?")
	if !ok || strings.Contains(options, "@") {
		return hidden
	}
	out := scheme + "://"
	if at := strings.LastIndexByte(place, '@'); at >= 0 {
		out += hidden + "@"
		place = place[at+1:]
	}
	out += place
	if some {
		out += "?" + hidden
	}
	return out
}

// GoString is String.
func (s StoreURL) GoString() string { return s.String() }

// Format is String under every verb.
func (s StoreURL) Format(f fmt.State, _ rune) { fmt.Fprint(f, s.String()) }

// LogValue is String.
func (s StoreURL) LogValue() slog.Value { return slog.StringValue(s.String()) }

// MarshalText is String.
func (s StoreURL) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText takes the URL.
func (s *StoreURL) UnmarshalText(b []byte) error {
	*s = StoreAt(string(b))
	return nil
}

func (s StoreURL) check() error {
	switch s.Scheme() {
	case "sqlite":
		if path := s.Path(); path == "" || strings.ContainsAny(path, "?#\x00") || strings.HasPrefix(path, "//") {
			return wrong("store", "must be sqlite: and the path of a file, such as sqlite:data/portal.db")
		}
	case "mongodb", "mongodb+srv":
		if u, err := url.Parse(s.Reveal()); err != nil || u.Host == "" || strings.ContainsAny(strings.TrimPrefix(u.Path, "/"), "/@") {
			// The cause would show the URL.
			return wrong("store", "is not mongodb://host/database (what is no letter or digit in a password is written %40 and the like)")
		}
	default:
		return wrong("store", "must begin with sqlite: or mongodb://")
	}
	return nil
}
