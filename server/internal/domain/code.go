package domain

// Code is a stable word for a refusal. It has its row in Codes, its value in the OpenAPI document and its
// sentence in both languages of the client; tests fail when one of the three is missing.
type Code string

// Codes of whole refusals.
const (
	CodeInvalid          Code = "invalid"     // one or more fields are wrong
	CodeBadRequest       Code = "bad_request" // not decodable: JSON, UTF-8, unknown member, wrong type
	CodeTooLarge         Code = "too_large"   // the body is over the limit
	CodeMediaType        Code = "media_type"  // not application/json
	CodeMethod           Code = "method_not_allowed"
	CodeNotFound         Code = "not_found"
	CodeUnauthenticated  Code = "unauthenticated"
	CodeForbidden        Code = "forbidden"
	CodeCrossOrigin      Code = "cross_origin"
	CodeMisdirected      Code = "misdirected"       // a Host that is not ours
	CodeSignInRefused    Code = "sign_in_refused"   // wrong address or password, or the account may not sign in
	CodeSignInPaused     Code = "sign_in_paused"    // too many failed tries
	CodeSetupClosed      Code = "setup_closed"      // the set-up link is used, expired or wrong
	CodeStale            Code = "stale"             // If-Match does not fit
	CodeIfMatchRequired  Code = "if_match_required" // If-Match is missing
	CodeBadCursor        Code = "bad_cursor"        // a page mark of another list, person or time
	CodeConflict         Code = "conflict"          // two changes met, or a value is taken
	CodeIdempotencyReuse Code = "idempotency_reuse" // the same key with another body
	CodeTooMany          Code = "too_many_requests"
	CodeUnavailable      Code = "unavailable"
	CodeOutcomeUnknown   Code = "outcome_unknown" // the store did not say whether it kept the change
	CodeInternal         Code = "internal"

	CodeStateForbids    Code = "state_forbids"     // the record's state does not allow this act
	CodeNeedNotComplete Code = "need_not_complete" // submitting asks for more than a draft holds
	CodeSecondPerson    Code = "second_person"     // the act takes two people, and the caller is not the second
	CodeLinkClosed      Code = "link_closed"       // the invitation or reset is used, expired or wrong
	CodeQuota           Code = "quota"             // no more room for files
	CodeDiskShort       Code = "disk_short"        // the portal's disk is nearly full: no files are taken in
	CodeListTooLong     Code = "list_too_long"     // more rows than a file of tables takes
	CodeOverPledge      Code = "over_pledge"       // the pledge, or its line, has less left
	CodeOverNeed        Code = "over_need"         // the need, or its line, has less left
	CodeBelowAllocated  Code = "below_allocated"   // more is allocated than would be left
	CodeNoRate          Code = "no_rate"           // no rate leads from one currency to the other
	CodeFileUnreadable  Code = "file_unreadable"   // a table that cannot be read; its field says why
)

// Codes of single fields.
const (
	FieldRequired      Code = "required"
	FieldTooLong       Code = "too_long"        // max
	FieldTooMany       Code = "too_many"        // max
	FieldTooSmall      Code = "too_small"       // min
	FieldTooLarge      Code = "too_large_value" // max
	FieldFormat        Code = "format"
	FieldUnknown       Code = "unknown_value" // not in the list the field takes its values from
	FieldControl       Code = "control_characters"
	FieldDateOrder     Code = "date_order"  // after
	FieldDateFuture    Code = "date_future" // a date that must not lie ahead
	FieldDatePast      Code = "date_past"   // a date that must lie ahead
	FieldDecimals      Code = "decimals"    // digits: more digits than the currency has
	FieldNotAllowed    Code = "not_allowed" // this value is not open to the caller or the state
	FieldEmail         Code = "email"
	FieldPasswordShort Code = "password_short" // min
	FieldPasswordKnown Code = "password_known"
	FieldOwnNeed       Code = "same_record"          // a record cannot supersede itself
	FieldOther         Code = "other_field_required" // field: needs another one filled
	FieldOtherCurrency Code = "other_currency"       // currency: the one that the other lines have
	FieldNotTheSum     Code = "not_the_sum"          // sum: what the lines add up to
	FieldTaken         Code = "taken"                // another record has it
	FieldPasswordWrong Code = "password_wrong"       // not the caller's password
	FieldFileType      Code = "file_type"            // a file of a kind that is not taken, or not what its name says

	// Why a table cannot be read.
	FieldFileUnknown   Code = "file_unknown"   // neither a workbook nor a table of text
	FieldFileOld       Code = "file_old"       // a workbook of before 2007, or one with a password
	FieldFileDamaged   Code = "file_damaged"   // cut off, or not what it says it is
	FieldFileTooLarge  Code = "file_too_large" // over a limit
	FieldFileMacros    Code = "file_macros"
	FieldFileFormula   Code = "file_formula" // a cell is computed: nobody saw the value that would be taken
	FieldFileEncoding  Code = "file_encoding"
	FieldFileExhausted Code = "file_exhausted" // reading it took more memory or time than it may
	FieldFileHeading   Code = "file_heading"   // no row has headings that are known
)

// ProblemCodes lists every code of a whole refusal, in the order of the document.
func ProblemCodes() []Code {
	return []Code{
		CodeInvalid, CodeBadRequest, CodeTooLarge, CodeMediaType, CodeMethod, CodeNotFound, CodeUnauthenticated,
		CodeForbidden, CodeCrossOrigin, CodeMisdirected, CodeSignInRefused, CodeSignInPaused, CodeSetupClosed,
		CodeStale, CodeIfMatchRequired, CodeBadCursor, CodeConflict, CodeIdempotencyReuse, CodeTooMany,
		CodeUnavailable, CodeOutcomeUnknown, CodeInternal, CodeStateForbids, CodeNeedNotComplete,
		CodeSecondPerson, CodeLinkClosed, CodeQuota, CodeDiskShort, CodeListTooLong, CodeOverPledge, CodeOverNeed, CodeBelowAllocated, CodeNoRate, CodeFileUnreadable,
	}
}

// FieldCodes lists every code of a field.
func FieldCodes() []Code {
	return []Code{
		FieldRequired, FieldTooLong, FieldTooMany, FieldTooSmall, FieldTooLarge, FieldFormat, FieldUnknown,
		FieldControl, FieldDateOrder, FieldDateFuture, FieldDatePast, FieldDecimals, FieldNotAllowed, FieldEmail,
		FieldPasswordShort, FieldPasswordKnown, FieldOwnNeed, FieldOther,
		FieldOtherCurrency, FieldNotTheSum, FieldTaken, FieldPasswordWrong, FieldFileType,
		FieldFileUnknown, FieldFileOld, FieldFileDamaged, FieldFileTooLarge, FieldFileMacros, FieldFileFormula, FieldFileEncoding, FieldFileExhausted, FieldFileHeading,
	}
}
