package mongostore_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"sync"
	"testing"

	"go.mongodb.org/mongo-driver/v2/bson"
)

// fake speaks enough of MongoDB's protocol on a loopback port to be taken for the primary of a set. It keeps nothing:
// it records commands, and answers them well but where a test says otherwise.
type fake struct {
	t      *testing.T
	ln     net.Listener
	hello  bson.D
	answer func(c command) (bson.D, verdict)
	all    sync.WaitGroup

	mu       sync.Mutex
	commands []command
	conns    map[net.Conn]bool
}

// command is one that came, with the sections of its documents put into it.
type command struct {
	name string
	doc  bson.Raw
}

// verdict says what becomes of a command.
type verdict int

const (
	usual verdict = iota // answered as a server does
	said                 // answered as the test says
	cut                  // the connection is closed in place of an answer
	mute                 // nothing is answered
)

const (
	opReply = 1
	opQuery = 2004
	opMsg   = 2013
)

func newFake(t *testing.T) *fake {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	f := &fake{t: t, ln: ln, conns: map[net.Conn]bool{}, answer: func(command) (bson.D, verdict) { return nil, usual }}
	addr := ln.Addr().String()
	f.hello = bson.D{
		{Key: "helloOk", Value: true}, {Key: "isWritablePrimary", Value: true}, {Key: "ismaster", Value: true},
		{Key: "setName", Value: "rs0"}, {Key: "setVersion", Value: 1}, {Key: "hosts", Value: bson.A{addr}}, {Key: "me", Value: addr},
		{Key: "primary", Value: addr}, {Key: "logicalSessionTimeoutMinutes", Value: 30}, {Key: "minWireVersion", Value: 0},
		{Key: "maxWireVersion", Value: 21}, {Key: "maxBsonObjectSize", Value: 16 << 20}, {Key: "maxMessageSizeBytes", Value: 48000000},
		{Key: "maxWriteBatchSize", Value: 100000}, {Key: "ok", Value: 1},
	}
	return f
}

// start serves until the test's end, and gives the URI. What a test sets on f it sets before.
func (f *fake) start() string {
	f.all.Go(func() {
		for {
			c, err := f.ln.Accept()
			if err != nil {
				return
			}
			f.mu.Lock()
			f.conns[c] = true
			f.mu.Unlock()
			f.all.Go(func() { f.serve(c) })
		}
	})
	f.t.Cleanup(func() {
		f.ln.Close()
		f.mu.Lock()
		for c := range f.conns {
			c.Close()
		}
		f.mu.Unlock()
		f.all.Wait()
	})
	return "mongodb://" + f.ln.Addr().String() + "/portal"
}

// heard gives the commands of some names that came so far, in their order.
func (f *fake) heard(names ...string) []command {
	f.mu.Lock()
	defer f.mu.Unlock()
	var out []command
	for _, c := range f.commands {
		for _, n := range names {
			if c.name == n {
				out = append(out, c)
			}
		}
	}
	return out
}

func (f *fake) serve(c net.Conn) {
	defer c.Close()
	for {
		id, op, body, err := readMessage(c)
		if err != nil {
			return
		}
		doc, err := commandIn(op, body)
		if err != nil {
			f.t.Errorf("the fake does not read what came: %v", err)
			return
		}
		elements, _ := doc.Elements()
		got := command{elements[0].Key(), doc}
		f.mu.Lock()
		f.commands = append(f.commands, got)
		f.mu.Unlock()
		reply, what := f.answer(got)
		if what == cut {
			return
		}
		if what == mute {
			continue
		}
		if what == usual {
			reply = f.usual(got)
		}
		if err := writeReply(c, id, op, reply); err != nil {
			return
		}
	}
}

func (f *fake) usual(c command) bson.D {
	ok := bson.D{{Key: "ok", Value: 1}}
	switch c.name {
	case "hello", "isMaster", "ismaster":
		return f.hello
	case "insert", "delete":
		return append(ok, bson.E{Key: "n", Value: 1})
	case "update":
		return append(ok, bson.E{Key: "n", Value: 1}, bson.E{Key: "nModified", Value: 1})
	case "findAndModify":
		return append(ok, bson.E{Key: "value", Value: bson.D{{Key: "_id", Value: "c"}, {Key: "value", Value: int64(7)}}})
	case "find", "aggregate", "listIndexes":
		batch := bson.A{}
		if c.doc.Lookup("find").String() == `"_counter"` {
			batch = append(batch, bson.D{{Key: "_id", Value: "c"}, {Key: "value", Value: int64(7)}})
		}
		if c.name == "aggregate" {
			batch = append(batch, bson.D{{Key: "_id", Value: nil}, {Key: "n", Value: int64(2)}})
		}
		return append(ok, bson.E{Key: "cursor", Value: bson.D{
			{Key: "id", Value: int64(0)}, {Key: "ns", Value: "portal.x"}, {Key: "firstBatch", Value: batch},
		}})
	}
	return ok
}

func readMessage(r io.Reader) (id int32, op int32, body []byte, err error) {
	var head [16]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, 0, nil, err
	}
	size := binary.LittleEndian.Uint32(head[:])
	if size < 16 || size > 48000000 {
		return 0, 0, nil, errors.New("a message of a wrong size")
	}
	body = make([]byte, size-16)
	_, err = io.ReadFull(r, body)
	return int32(binary.LittleEndian.Uint32(head[4:])), int32(binary.LittleEndian.Uint32(head[12:])), body, err
}

// commandIn takes the command out of a message; the lists of documents that travel beside it become members of it.
func commandIn(op int32, body []byte) (bson.Raw, error) {
	if op == opQuery { // flags, name of a collection, two numbers
		return bson.Raw(body[4+bytes.IndexByte(body[4:], 0)+1+8:]), nil
	}
	if op != opMsg {
		return nil, errors.New("neither OP_MSG nor OP_QUERY")
	}
	var doc bson.D
	for rest := body[4:]; len(rest) > 0; {
		kind := rest[0]
		size := binary.LittleEndian.Uint32(rest[1:])
		section := rest[1 : 1+size]
		rest = rest[1+size:]
		if kind == 0 {
			if err := bson.Unmarshal(section, &doc); err != nil {
				return nil, err
			}
			continue
		}
		name, docs, _ := bytes.Cut(section[4:], []byte{0})
		list := bson.A{}
		for len(docs) > 0 {
			n := binary.LittleEndian.Uint32(docs)
			list = append(list, bson.Raw(docs[:n]))
			docs = docs[n:]
		}
		doc = append(doc, bson.E{Key: string(name), Value: list})
	}
	return bson.Marshal(doc)
}

func writeReply(w io.Writer, to, op int32, reply bson.D) error {
	doc, err := bson.Marshal(reply)
	if err != nil {
		return err
	}
	before, code := make([]byte, 5), int32(opMsg) // flags, and the kind of the one section
	if op == opQuery {
		before, code = make([]byte, 20), opReply
		binary.LittleEndian.PutUint32(before[16:], 1)
	}
	message := make([]byte, 16, 16+len(before)+len(doc))
	binary.LittleEndian.PutUint32(message, uint32(16+len(before)+len(doc)))
	binary.LittleEndian.PutUint32(message[8:], uint32(to))
	binary.LittleEndian.PutUint32(message[12:], uint32(code))
	_, err = w.Write(append(append(message, before...), doc...))
	return err
}

// failure is an error as a server answers it, with labels.
func failure(code int, labels ...string) bson.D {
	return bson.D{{Key: "ok", Value: 0}, {Key: "code", Value: code}, {Key: "codeName", Value: "Tried"}, {Key: "errmsg", Value: "as the test says"}, {Key: "errorLabels", Value: labels}}
}
