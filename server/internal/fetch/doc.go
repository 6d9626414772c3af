// Package fetch is the portal's one way out: it gets a document over https from an address that the configuration names. It
// is never given an address that a person or a file brought, and knows nothing of what it gets.
package fetch
