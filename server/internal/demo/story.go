package demo

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/goccy/go-yaml"

	"swgportal/config/story"
)

// whole is the story as its files have it. config/story/README.md says what each key means; an unknown one is an error.
type whole struct {
	people   peopleFile
	needs    []need
	pledges  []pledge
	dialogue dialogueFile
}

type peopleFile struct {
	Memberships map[string]membership
	People      []person
	Contacts    []contact
}

type membership struct {
	Founding     []string
	Joined, Left map[string]int
}

type person struct {
	Key, Name, Email string
	Came             int
	Seats            []place
}

// place is a seat as the story has it.
type place struct {
	Role, Organisation, Subgroup, Next string
	From, To                           int
}

type contact struct {
	Agency, Name, Email, Phone string
	Themes                     []string
}

type need struct {
	Need         string
	About        about
	Days         days
	TitleUK      string `yaml:"title_uk"`
	TitleEN      string `yaml:"title_en"`
	TextUK       string `yaml:"text_uk"`
	TextEN       string `yaml:"text_en"`
	EditUK       string `yaml:"edit_uk"`
	WhyUK        string `yaml:"why_uk"`
	WhyEN        string `yaml:"why_en"`
	UsersUK      string `yaml:"users_uk"`
	UsersEN      string `yaml:"users_en"`
	ReturnedText string `yaml:"returned_text"`
	ClosedText   string `yaml:"closed_text"`
	ReopenedText string `yaml:"reopened_text"`
	AllowedText  string `yaml:"allowed_text"`
	Allowed      string // by how much allocations may exceed the cost
	Closes       string
	Lines        [][]string
	Places       []string
	Papers       papers
}

type about struct {
	Agency, Theme, Subgroup, Priority, Money, Ends, Level, Instead string
	Named                                                          []string
}

type days struct {
	Began, Proposed, Submitted, Returned, Again, Opened, Edited, Ours, Theirs, Allowed, Closed, Reopened, Letter, Due int
	Confirmed                                                                                                         []int
}

type papers struct {
	Strategies []string
	Letter     string
}

type pledge struct {
	Pledge        string
	About         pledgeAbout
	Days          pledgeDays
	TitleUK       string `yaml:"title_uk"`
	TitleEN       string `yaml:"title_en"`
	TermsUK       string `yaml:"terms_uk"`
	TermsEN       string `yaml:"terms_en"`
	WithdrawnText string `yaml:"withdrawn_text"`
	Agreement     string
	Signed, Rest  string // the amount of a commitment below the pledge, and what the pledge that it leaves over is called
	Lines         [][]string
	Goes          []part
	Moves         []move
}

type pledgeAbout struct {
	Funder, Channel, Instrument, Money, Amount, For, Ends, Level string
	Named                                                        []string
}

type pledgeDays struct {
	Began, Shared, Announced, Committed, Closed, Withdrawn, From, Until int
}

// part is what of a pledge goes to a need.
type part struct {
	To, Sum, Pieces, By                   string
	Line, Own                             int // of the need and of the pledge, counted from 1
	Held, Until, Due, Confirmed, Released int
	Ends                                  string
}

// move is a transaction of a pledge.
type move struct {
	What, Sum, Pieces, Act, Why         string
	Part                                int // of the pledge, counted from 1; none: of the pledge as a whole
	Day, Confirmed, Disputed, Cancelled int
}

type dialogueFile struct {
	Visits []visit
	Needs  []talk
}

type visit struct {
	Who string
	Ago int
}

type talk struct {
	Need      string
	Files     []file
	Interests []interest
	Comments  []comment
}

type file struct {
	Ago      int
	Name, As string
}

type interest struct {
	By, Heard, Note string
	Ago             int
}

type comment struct {
	By, Text, Level string
	Ago             int
	To              []string
}

// readStory reads every file of the story. pledges-….yaml hold pledges; all others but two, needs.
func readStory() (w whole, err error) {
	names, err := fs.Glob(story.Files, "*.yaml")
	if err != nil {
		return w, err
	}
	for _, name := range names {
		text, err := fs.ReadFile(story.Files, name)
		if err == nil {
			err = w.take(name, text)
		}
		if err != nil {
			return w, fmt.Errorf("the demo's story, %s: %w", name, err)
		}
	}
	return w, nil
}

func (w *whole) take(name string, text []byte) error {
	switch {
	case name == "people.yaml":
		return strict(text, &w.people)
	case name == "dialogue.yaml":
		return strict(text, &w.dialogue)
	case strings.HasPrefix(name, "pledges-"):
		var list []pledge
		err := strict(text, &list)
		w.pledges = append(w.pledges, list...)
		return err
	}
	var list []need
	err := strict(text, &list)
	w.needs = append(w.needs, list...)
	return err
}

func strict(text []byte, into any) error {
	return yaml.UnmarshalWithOptions(text, into, yaml.Strict())
}
