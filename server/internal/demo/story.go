package demo

import (
	"fmt"
	"io/fs"

	"github.com/goccy/go-yaml"

	"swgportal/config/story"
)

// whole is the story as its files have it. config/story/README.md says what each key means; an unknown one is an error.
type whole struct {
	people   peopleFile
	needs    []need
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
	Began, Proposed, Submitted, Returned, Again, Opened, Edited, Ours, Theirs, Closed, Reopened, Letter, Due int
	Confirmed                                                                                                []int
}

type papers struct {
	Strategies []string
	Letter     string
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

// readStory reads every file of the story. All files but two hold needs.
func readStory() (w whole, err error) {
	names, err := fs.Glob(story.Files, "*.yaml")
	if err != nil {
		return w, err
	}
	for _, name := range names {
		text, err := fs.ReadFile(story.Files, name)
		if err == nil {
			switch name {
			case "people.yaml":
				err = strict(text, &w.people)
			case "dialogue.yaml":
				err = strict(text, &w.dialogue)
			default:
				var list []need
				err = strict(text, &list)
				w.needs = append(w.needs, list...)
			}
		}
		if err != nil {
			return w, fmt.Errorf("the demo's story, %s: %w", name, err)
		}
	}
	return w, nil
}

func strict(text []byte, into any) error {
	return yaml.UnmarshalWithOptions(text, into, yaml.Strict())
}
