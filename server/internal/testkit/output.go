package testkit

import (
	"strings"
	"sync"
)

// Output is a buffer that may be read while it is written.
type Output struct {
	First chan string // gives the first line, once
	mu    sync.Mutex
	text  strings.Builder
	once  sync.Once
}

// NewOutput gives an empty one.
func NewOutput() *Output { return &Output{First: make(chan string, 1)} }

func (o *Output) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.text.Write(b)
	if first, _, ok := strings.Cut(o.text.String(), "\n"); ok {
		o.once.Do(func() { o.First <- first })
	}
	return len(b), nil
}

func (o *Output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}
