package store

// SchemaVersion counts the changes to what the engines keep that an older portal could not read. A store that
// says a higher number is refused (ErrNewer); one that says a lower number is migrated.
const SchemaVersion = 1
