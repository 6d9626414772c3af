package mongostore

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"swgportal/server/internal/store"
)

// Migrate makes what is missing and changes what differs. Records whose declared fields changed get fields and tokens
// anew from their bodies. It looks before it writes: what would stop it (a body that does not read, a unique value
// that stands twice) is found before anything is changed. MongoDB makes no index inside a transaction, so a migration
// that is cut off goes on at the next start. No portal of another version may run meanwhile.
func (s *Store) Migrate(ctx context.Context, specs []*store.Spec) error {
	return s.calling(ctx, func(ctx context.Context) error {
		var plans []plan
		if err := s.checkVersion(ctx); err != nil {
			return fmt.Errorf("migrate: %w", err)
		}
		for _, spec := range specs {
			p, err := s.plan(ctx, spec)
			if err != nil {
				return fmt.Errorf("migrate %s: %w", spec.Kind, err)
			}
			plans = append(plans, p)
		}
		for _, p := range plans {
			if err := s.carryOut(ctx, p); err != nil {
				return fmt.Errorf("migrate %s: %w", p.kind.spec.Kind, err)
			}
		}
		return s.finish(ctx)
	})
}

// MarkSchema sets the number that says which portal wrote the store: for tests and restores.
func (s *Store) MarkSchema(ctx context.Context, version int) error {
	return s.calling(ctx, func(ctx context.Context) error { return s.setMeta(ctx, "schema", strconv.Itoa(version)) })
}

func (s *Store) checkVersion(ctx context.Context) error {
	had, err := s.meta(ctx, "schema")
	if err != nil || had == "" {
		return err
	}
	version, err := strconv.Atoi(had)
	if err != nil {
		return fmt.Errorf("the schema version %q is not a number", had)
	}
	if version > store.SchemaVersion {
		return fmt.Errorf("%w: schema %d, this portal knows %d", store.ErrNewer, version, store.SchemaVersion)
	}
	return nil
}

func (s *Store) finish(ctx context.Context) error {
	if err := s.createCollection(ctx, counterName); err != nil {
		return err
	}
	had, err := s.meta(ctx, "schema")
	if want := strconv.Itoa(store.SchemaVersion); err == nil && had != want {
		err = s.setMeta(ctx, "schema", want)
	}
	return err
}

// plan is what a kind needs to become as its Spec says.
type plan struct {
	kind   *kind
	layout string
	made   bool // the collection is there
	derive bool // its records were written under another layout
	drop   []string
	create []index
}

// layoutOf is what _meta remembers of a kind: what its records were derived for.
func layoutOf(spec *store.Spec) string {
	var fields []string
	for _, f := range spec.Fields {
		fields = append(fields, fmt.Sprintf("%s:%d", f.Name, f.Type))
	}
	for _, ix := range spec.Indexes {
		if ix.Unique {
			fields = append(fields, strings.Join(ix.Fields, "__")+":unique")
		}
	}
	slices.Sort(fields)
	tokens := 0
	if spec.Searchable {
		tokens = store.TokensVersion
	}
	return fmt.Sprintf("1 tokens:%d %s", tokens, strings.Join(fields, " "))
}

func (s *Store) plan(ctx context.Context, spec *store.Spec) (plan, error) {
	k, err := s.kindOf(spec)
	if err != nil {
		return plan{}, err
	}
	had, err := s.meta(ctx, "layout:"+spec.Kind)
	if err != nil {
		return plan{}, err
	}
	p := plan{kind: k, layout: layoutOf(spec), made: had != ""}
	p.derive = p.made && had != p.layout
	c := s.db.Collection(spec.Kind)
	there := map[string]bool{}
	if p.made {
		if there, err = existing(ctx, c); err != nil {
			return p, err
		}
	}
	for _, ix := range k.indexes {
		if p.derive && ix.unique != nil && there[ix.name] { // while values change one by one, two may meet that part again
			p.drop = append(p.drop, ix.name)
			p.create = append(p.create, ix)
		}
		if !there[ix.name] {
			p.create = append(p.create, ix)
		}
		delete(there, ix.name)
	}
	for name := range there {
		p.drop = append(p.drop, name)
	}
	if p.derive {
		err = s.each(ctx, spec, k.looker())
	}
	return p, err
}

// looker holds what each record will be against its Spec and the unique indexes, and keeps only hashes of the values.
func (k *kind) looker() func(context.Context, *mongo.Collection, store.Record) error {
	taken := map[[sha256.Size]byte]bool{}
	return func(_ context.Context, _ *mongo.Collection, r store.Record) error {
		if err := k.derive(&r); err != nil {
			return err
		}
		free := k.frees(r)
		for _, ix := range k.indexes {
			if ix.unique == nil || slices.Contains(free, ix.free()) {
				continue
			}
			values := []string{ix.name}
			for _, f := range ix.unique {
				values = append(values, r.Fields[f].String())
			}
			sum := sha256.Sum256([]byte(strings.Join(values, "\x00")))
			if taken[sum] {
				return fmt.Errorf("%w: %s: the unique index %s does not hold", store.ErrDuplicate, r.ID, ix.name)
			}
			taken[sum] = true
		}
		return nil
	}
}

// derive makes fields and tokens of a record from its body.
func (k *kind) derive(r *store.Record) error {
	if k.spec.Derive == nil {
		return errors.New("the kind has no Derive, and its fields changed")
	}
	d, err := k.spec.Derive(r.Body)
	if err != nil {
		return fmt.Errorf("%s: %w", r.ID, err)
	}
	r.Fields, r.Tokens = d.Fields, d.Tokens
	return k.spec.Check(*r)
}

func (s *Store) carryOut(ctx context.Context, p plan) error {
	spec := p.kind.spec
	if !p.made {
		if err := s.createCollection(ctx, spec.Kind); err != nil {
			return err
		}
	}
	c := s.db.Collection(spec.Kind)
	if err := dropIndexes(ctx, c, p.drop); err != nil {
		return err
	}
	if p.derive {
		if err := s.each(ctx, spec, p.kind.rewriter()); err != nil {
			return err
		}
	}
	if err := createIndexes(ctx, c, p.create); err != nil {
		return err
	}
	if p.made && !p.derive {
		return nil
	}
	return s.setMeta(ctx, "layout:"+spec.Kind, p.layout) // last: it says that the rest is done
}

// rewriter writes what is derived, and leaves rev and body as they are.
func (k *kind) rewriter() func(context.Context, *mongo.Collection, store.Record) error {
	return func(ctx context.Context, c *mongo.Collection, r store.Record) error {
		if err := k.derive(&r); err != nil {
			return err
		}
		res, err := c.ReplaceOne(ctx, at(r.ID, r.Rev), k.seal(r, r.Rev))
		if err == nil && res.MatchedCount == 0 {
			err = fmt.Errorf("%w: %s was changed during the migration", store.ErrStale, r.ID)
		}
		return err
	}
}

// each reads all records of a kind, whatever fields they have, by calls that are short each.
func (s *Store) each(ctx context.Context, spec *store.Spec, fn func(context.Context, *mongo.Collection, store.Record) error) error {
	const batch = 500
	c := s.db.Collection(spec.Kind)
	for last := ""; ; {
		found, err := c.Find(ctx, on(idName, "$gt", last), options.Find().SetSort(bson.D{{Key: idName, Value: 1}}).SetLimit(batch).SetBatchSize(batch+1).SetProjection(whole()))
		if err != nil {
			return err
		}
		var docs []bson.Raw
		if err := found.All(ctx, &docs); err != nil {
			return err
		}
		for _, d := range docs {
			r, err := aged(spec, d)
			if err == nil {
				err = fn(ctx, c, r)
			}
			if err != nil {
				return err
			}
			last = r.ID
		}
		if len(docs) < batch {
			return nil
		}
	}
}

// aged reads an envelope whose fields may be those of an older Spec: they are left out where they do not fit.
func aged(spec *store.Spec, doc bson.Raw) (store.Record, error) {
	if r, err := unseal(spec, doc); err == nil {
		return r, nil
	}
	return unseal(&store.Spec{Kind: spec.Kind}, doc)
}
