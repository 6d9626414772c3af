package mongostore

import (
	"context"
	"fmt"
	"strings"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// longestBuild is the time one index may take; a portal's records need seconds.
const longestBuild = time.Hour

// codeExists is the server's answer to the making of a collection that is there.
const codeExists = 48

// createCollection makes a collection where it is missing, so that no transaction has to.
func (s *Store) createCollection(ctx context.Context, name string) error {
	err := s.db.CreateCollection(ctx, name)
	if err != nil && hasCode(err, []int{codeExists}) {
		return nil
	}
	return err
}

// existing gives the names of our indexes on a collection.
func existing(ctx context.Context, c *mongo.Collection) (map[string]bool, error) {
	specs, err := c.Indexes().ListSpecifications(ctx)
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for _, ix := range specs {
		for _, ours := range []string{plainIndex, uniqueIndex, setIndex, tokenIndex} {
			if strings.HasPrefix(ix.Name, ours) {
				out[ix.Name] = true
			}
		}
	}
	return out, nil
}

func dropIndexes(ctx context.Context, c *mongo.Collection, names []string) error {
	for _, name := range names {
		if err := c.Indexes().DropOne(ctx, name); err != nil {
			return fmt.Errorf("drop index %s: %w", name, err)
		}
	}
	return nil
}

func createIndexes(ctx context.Context, c *mongo.Collection, list []index) error {
	ctx, cancel := context.WithTimeout(ctx, longestBuild)
	defer cancel()
	for _, ix := range list {
		opt := options.Index().SetName(ix.name)
		if ix.unique != nil {
			opt.SetUnique(true)
		}
		if _, err := c.Indexes().CreateOne(ctx, mongo.IndexModel{Keys: ix.keys, Options: opt}); err != nil {
			return fmt.Errorf("create index %s: %w", ix.name, err)
		}
	}
	return nil
}

// meta reads a value of our own collection; empty where there is none.
func (s *Store) meta(ctx context.Context, name string) (string, error) {
	var doc struct {
		Value string `bson:"value"`
	}
	err := s.db.Collection(metaName).FindOne(ctx, on(idName, "$eq", name)).Decode(&doc)
	if err == mongo.ErrNoDocuments {
		return "", nil
	}
	return doc.Value, err
}

// setMeta writes it: replaced where it is there, else inserted, else somebody else just did.
func (s *Store) setMeta(ctx context.Context, name, value string) error {
	c, doc := s.db.Collection(metaName), bson.D{{Key: idName, Value: name}, {Key: valueName, Value: value}}
	res, err := c.ReplaceOne(ctx, on(idName, "$eq", name), doc)
	if err != nil || res.MatchedCount == 1 {
		return err
	}
	if _, err = c.InsertOne(ctx, doc); mongo.IsDuplicateKeyError(err) {
		_, err = c.ReplaceOne(ctx, on(idName, "$eq", name), doc)
	}
	return err
}
