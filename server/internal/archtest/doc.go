// Package archtest holds the shape of the repository: which package may import which, what no code may do, which
// versions of modules are too old, and that the documents' links lead somewhere. It has tests and nothing else.
package archtest
