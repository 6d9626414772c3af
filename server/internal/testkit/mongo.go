package testkit

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"swgportal/server/internal/store/mongostore"
)

// MongoURI gives the URI of a MongoDB for tests: PORTAL_TEST_MONGO_URI, else mongo-java-server, started once for this
// process. Where there is none the test is skipped, or fails where PORTAL_TEST_REQUIRE_MONGO is set.
func MongoURI(t testing.TB) string {
	t.Helper()
	uri, err := mongoURI()
	if err != nil && os.Getenv("PORTAL_TEST_REQUIRE_MONGO") != "" {
		t.Fatalf("no MongoDB: %v", err)
	}
	if err != nil {
		t.Skipf("no MongoDB: %v", err)
	}
	return uri
}

func mongoURI() (string, error) {
	s, err := theMongo()
	return s.uri, err
}

// mongoServer is a server for this process. It waits at the other end of life, which is held here and closed by the
// end of the process.
type mongoServer struct {
	uri  string
	life io.Closer
}

var theMongo = sync.OnceValues(func() (mongoServer, error) {
	if uri := os.Getenv("PORTAL_TEST_MONGO_URI"); uri != "" {
		return mongoServer{uri: uri}, nil
	}
	if testing.Short() {
		return mongoServer{}, errors.New("none is started for the fast tests")
	}
	script, err := find("scripts/lib/mongo.sh")
	if err != nil {
		return mongoServer{}, err
	}
	cmd := exec.Command(script)
	life, err := cmd.StdinPipe()
	if err != nil {
		return mongoServer{}, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return mongoServer{}, err
	}
	var words strings.Builder
	cmd.Stderr = &words
	if err := cmd.Start(); err != nil {
		return mongoServer{}, err
	}
	uri, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return mongoServer{}, fmt.Errorf("%w: %s", cmd.Wait(), strings.TrimSpace(words.String()))
	}
	return mongoServer{strings.TrimSpace(uri), life}, nil
})

// find gives the path of a file of the repository.
func find(name string) (string, error) {
	dir, err := os.Getwd()
	for err == nil && dir != filepath.Dir(dir) {
		if path := filepath.Join(dir, name); exists(path) {
			return path, nil
		}
		dir = filepath.Dir(dir)
	}
	return "", errors.Join(fmt.Errorf("%s is not there", name), err)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// MongoDatabase gives the URI of a database of this test's own, removed at its end.
func MongoDatabase(t testing.TB) string {
	t.Helper()
	uri, name := MongoURI(t), "t"+strings.ToLower(rand.Text()[:16])
	t.Cleanup(func() {
		if err := asked(uri, func(ctx context.Context, c *mongo.Client) error { return c.Database(name).Drop(ctx) }); err != nil {
			t.Errorf("drop the test's database: %v", err)
		}
	})
	return named(uri, name)
}

// named puts the name of a database into a URI.
func named(uri, name string) string {
	uri, query, _ := strings.Cut(uri, "?")
	scheme, rest, _ := strings.Cut(uri, "://")
	at := strings.LastIndexByte(rest, '@') + 1
	host, _, _ := strings.Cut(rest[at:], "/")
	out := scheme + "://" + rest[:at] + host + "/" + name
	if query != "" {
		out += "?" + query
	}
	return out
}

func asked(uri string, fn func(context.Context, *mongo.Client) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute) // a compatible server may be long at removing a database
	defer cancel()
	c, err := mongo.Connect(options.Client().ApplyURI(uri))
	if err != nil {
		return err
	}
	return errors.Join(fn(ctx, c), c.Disconnect(ctx))
}

// MongoEngine names what answers: "MongoDB", or that it is a compatible server.
func MongoEngine(t testing.TB) string {
	t.Helper()
	engine := "a compatible server"
	err := asked(MongoURI(t), func(ctx context.Context, c *mongo.Client) error {
		var build struct {
			StorageEngines []string `bson:"storageEngines"`
			Allocator      string   `bson:"allocator"`
		}
		err := c.Database("admin").RunCommand(ctx, bson.D{{Key: "buildInfo", Value: 1}}).Decode(&build)
		if slices.Contains(build.StorageEngines, "wiredTiger") && build.Allocator != "" {
			engine = "MongoDB"
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

// MongoLacks names what this MongoDB cannot do, in the words of storetest: transactions where it has no set's name, and
// what the server in memory says of itself.
func MongoLacks(t testing.TB) []string {
	t.Helper()
	lacks := []string{}
	err := asked(MongoURI(t), func(ctx context.Context, c *mongo.Client) error {
		var hello struct {
			SetName string   `bson:"setName"`
			Msg     string   `bson:"msg"`
			Lacks   []string `bson:"lacks"`
		}
		if err := c.Database("admin").RunCommand(ctx, bson.D{{Key: "hello", Value: 1}}).Decode(&hello); err != nil {
			return err
		}
		lacks = append(lacks, hello.Lacks...)
		if hello.SetName == "" && hello.Msg == "" {
			lacks = append(lacks, "transactions")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return lacks
}

// OpenMongo opens a store on a database of this test's own, with transactions where the server has them.
func OpenMongo(t testing.TB) *mongostore.Store {
	t.Helper()
	return OpenMongoAt(t, MongoDatabase(t))
}

// OpenMongoAt is OpenMongo on a database of the caller's: two of it are two processes' on one.
func OpenMongoAt(t testing.TB, uri string) *mongostore.Store {
	t.Helper()
	s, err := mongostore.Open(t.Context(), mongostore.Options{URI: uri, Demand: mongostore.SingleDocuments})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}
