// Command shapetags carries the limits of the OpenAPI document over to the Go side, so that each is written once.
//
// It reads the document, adds an x-oapi-codegen-extra-tags "validate" to every property that a request body can
// reach and to every query and header parameter, writes the document so marked for oapi-codegen, and writes the
// patterns that those tags name as Go. It changes no meaning and knows no rule of its own.
//
//	shapetags IN.yaml OUT.yaml PATTERNS.go
package main

import (
	"fmt"
	"go/format"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: shapetags IN.yaml OUT.yaml PATTERNS.go")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "shapetags:", err)
		os.Exit(1)
	}
}

func run(in, out, patterns string) error {
	text, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		return fmt.Errorf("%s: %w", in, err)
	}
	m := &marker{root: doc.Content[0], patterns: map[string]string{}, done: map[*yaml.Node]bool{}}
	if err := m.document(); err != nil {
		return fmt.Errorf("%s: %w", in, err)
	}
	marked, err := yaml.Marshal(&doc)
	if err != nil {
		return err
	}
	if err := os.WriteFile(out, marked, 0o644); err != nil {
		return err
	}
	code, err := goPatterns(m.patterns)
	if err != nil {
		return err
	}
	return os.WriteFile(patterns, code, 0o644)
}

// marker walks the document once.
type marker struct {
	root     *yaml.Node
	patterns map[string]string // name of a pattern → the pattern
	done     map[*yaml.Node]bool
}

func (m *marker) document() error {
	parameters := get(get(m.root, "components"), "parameters")
	for name, p := range entries(parameters) {
		if err := m.parameter(p, name); err != nil {
			return err
		}
	}
	for _, item := range entries(get(m.root, "paths")) {
		if err := m.parameters(get(item, "parameters")); err != nil {
			return err
		}
		for _, op := range entries(item) {
			if op.Kind != yaml.MappingNode {
				continue
			}
			if err := m.parameters(get(op, "parameters")); err != nil {
				return err
			}
			for _, media := range entries(get(get(op, "requestBody"), "content")) {
				schema, name, err := m.resolve(get(media, "schema"))
				if err != nil {
					return err
				}
				if name == "" {
					return fmt.Errorf("the body of %s is not a named schema", text(op, "operationId"))
				}
				if err := m.object(schema, name); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (m *marker) parameters(list *yaml.Node) error {
	if list == nil {
		return nil
	}
	for _, p := range list.Content {
		if get(p, "$ref") != nil {
			continue // marked where it is defined
		}
		if err := m.parameter(p, text(p, "name")); err != nil {
			return err
		}
	}
	return nil
}

// parameter marks a query or header parameter; path parameters are arguments in Go and have no tags.
func (m *marker) parameter(p *yaml.Node, name string) error {
	if in := text(p, "in"); in != "query" && in != "header" {
		return nil
	}
	tag, err := m.tag(get(p, "schema"), name, text(p, "required") == "true")
	if err != nil || tag == "" {
		return err
	}
	mark(p, tag)
	return nil
}

func (m *marker) object(schema *yaml.Node, name string) error {
	if schema == nil || m.done[schema] {
		return nil
	}
	m.done[schema] = true
	required := map[string]bool{}
	if list := get(schema, "required"); list != nil {
		for _, n := range list.Content {
			required[n.Value] = true
		}
	}
	for prop, s := range entries(get(schema, "properties")) {
		tag, err := m.tag(s, name+"."+prop, required[prop])
		if err != nil {
			return err
		}
		if tag != "" {
			mark(s, tag)
		}
	}
	return nil
}

// tag makes the validate tag of one value and marks what lies below it. name is that of a pattern written in place.
func (m *marker) tag(s *yaml.Node, name string, required bool) (string, error) {
	schema, ref, err := m.resolve(s)
	if err != nil {
		return "", err
	}
	if ref != "" {
		name = ref
	}
	rules, err := m.rules(schema, name)
	if err != nil {
		return "", err
	}
	switch {
	case required && !zeroIsLegal(schema):
		rules = append([]string{"required"}, rules...)
	case !required && len(rules) > 0:
		rules = append([]string{"omitnil"}, rules...)
	}
	return strings.Join(rules, ","), nil
}

func (m *marker) rules(schema *yaml.Node, name string) ([]string, error) {
	for _, word := range []string{"allOf", "oneOf", "anyOf", "not", "const", "multipleOf", "exclusiveMinimum", "exclusiveMaximum", "uniqueItems", "minProperties", "maxProperties"} {
		if get(schema, word) != nil {
			return nil, fmt.Errorf("%s: %s has no counterpart here; teach shapetags or write it another way", name, word)
		}
	}
	var rules []string
	add := func(word, rule string) {
		if v := text(schema, word); v != "" {
			rules = append(rules, rule+"="+v)
		}
	}
	switch kind := text(schema, "type"); kind {
	case "string":
		add("minLength", "min")
		add("maxLength", "max")
		if p := text(schema, "pattern"); p != "" {
			if _, err := regexp.Compile(p); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			if old, ok := m.patterns[name]; ok && old != p {
				return nil, fmt.Errorf("%s: two patterns of one name", name)
			}
			m.patterns[name] = p
			rules = append(rules, "pattern="+name)
		}
		if list := get(schema, "enum"); list != nil {
			words := make([]string, len(list.Content))
			for i, n := range list.Content {
				words[i] = n.Value
				if strings.ContainsAny(n.Value, " ,'\"`|") || n.Value == "" {
					return nil, fmt.Errorf("%s: the word %q does not fit a tag", name, n.Value)
				}
			}
			rules = append(rules, "oneof="+strings.Join(words, " "))
		}
	case "integer", "number":
		add("minimum", "min")
		add("maximum", "max")
	case "boolean":
	case "array":
		add("minItems", "min")
		add("maxItems", "max")
		items, ref, err := m.resolve(get(schema, "items"))
		if err != nil {
			return nil, err
		}
		if ref != "" {
			name = ref
		}
		below, err := m.rules(items, name)
		if err != nil {
			return nil, err
		}
		if len(below) > 0 || text(items, "type") == "object" {
			rules = append(append(rules, "dive"), below...)
		}
	case "object":
		return nil, m.object(schema, name)
	default:
		return nil, fmt.Errorf("%s: type %q is not known here", name, kind)
	}
	return rules, nil
}

// zeroIsLegal says whether Go's zero value is a legal value: then its absence cannot be told from it.
func zeroIsLegal(schema *yaml.Node) bool {
	switch text(schema, "type") {
	case "string":
		if p := text(schema, "pattern"); p != "" && !regexp.MustCompile(p).MatchString("") {
			return false
		}
		least := text(schema, "minLength")
		return (least == "" || least == "0") && get(schema, "enum") == nil
	case "integer", "number":
		least, err := strconv.ParseFloat(text(schema, "minimum"), 64)
		return err != nil || least <= 0
	case "array":
		least := text(schema, "minItems")
		return least == "" || least == "0"
	}
	return true
}

// resolve follows references to components/schemas and gives the schema with its name.
func (m *marker) resolve(s *yaml.Node) (*yaml.Node, string, error) {
	name := ""
	for range 10 {
		if s == nil {
			return nil, name, fmt.Errorf("a schema is missing (%s)", name)
		}
		ref := text(s, "$ref")
		if ref == "" {
			return s, name, nil
		}
		var ok bool
		if name, ok = strings.CutPrefix(ref, "#/components/schemas/"); !ok {
			return nil, "", fmt.Errorf("%s is not a reference to components/schemas", ref)
		}
		s = get(get(get(m.root, "components"), "schemas"), name)
	}
	return nil, name, fmt.Errorf("%s refers to itself", name)
}

func mark(n *yaml.Node, tag string) {
	if get(n, "x-oapi-codegen-extra-tags") != nil {
		return
	}
	str := func(v string) *yaml.Node {
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: v, Style: yaml.DoubleQuotedStyle}
	}
	n.Content = append(n.Content, str("x-oapi-codegen-extra-tags"),
		&yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle, Content: []*yaml.Node{str("validate"), str(tag)}})
}

func get(n *yaml.Node, key string) *yaml.Node {
	for k, v := range entries(n) {
		if k == key {
			return v
		}
	}
	return nil
}

func text(n *yaml.Node, key string) string {
	if v := get(n, key); v != nil && v.Kind == yaml.ScalarNode {
		return v.Value
	}
	return ""
}

// entries goes through a mapping in the order of the file.
func entries(n *yaml.Node) func(func(string, *yaml.Node) bool) {
	return func(yield func(string, *yaml.Node) bool) {
		if n == nil || n.Kind != yaml.MappingNode {
			return
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			if !yield(n.Content[i].Value, n.Content[i+1]) {
				return
			}
		}
	}
}

func goPatterns(patterns map[string]string) ([]byte, error) {
	var b strings.Builder
	b.WriteString("// Code generated by scripts/gen from openapi.yaml. DO NOT EDIT.\n\npackage api\n\n")
	b.WriteString("// Patterns gives the patterns of the document by the names that the validate tags use (`pattern=Id`):\n")
	b.WriteString("// that of the schema, of the parameter, or Schema.property for one written in place.\n")
	b.WriteString("func Patterns() map[string]string {\n\treturn map[string]string{\n")
	for _, name := range slices.Sorted(maps.Keys(patterns)) {
		fmt.Fprintf(&b, "\t\t%q: %s,\n", name, strconv.Quote(patterns[name]))
	}
	b.WriteString("\t}\n}\n")
	return format.Source([]byte(b.String()))
}
