package mongostore

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"

	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/x/mongo/driver/topology"

	"swgportal/server/internal/store"
)

// The labels by which server and driver say what a failed transaction is.
const (
	transientLabel = "TransientTransactionError"      // nothing was written; run it again
	unknownLabel   = "UnknownTransactionCommitResult" // commit again
)

// Codes of servers that take no work now: not the primary, stepping down, stopping, out of time, of a lock, of the
// history of a snapshot, of disk.
var unavailable = []int{10107, 13435, 13436, 189, 11600, 11602, 91, 10058, 50, 262, 24, 112, 246, 239, 251, 14031, 6, 7, 89, 9001, 317, 133}

// explainFailure turns an error of the driver into one of the contract's. ctx is the caller's: where it ended, that is
// the cause.
func (s *Store) explainFailure(ctx context.Context, err error) error {
	if err == nil || store.Known(err) {
		return err
	}
	if cause := ctx.Err(); cause != nil {
		return fmt.Errorf("store: %w", cause)
	}
	if mongo.IsDuplicateKeyError(err) {
		return fmt.Errorf("%w: %w", store.ErrDuplicate, err)
	}
	if isAway(err) || labelled(err, transientLabel) || hasCode(err, unavailable) {
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	return err
}

// isAway says whether the server did not answer.
func isAway(err error) bool {
	var host net.Error
	var conn topology.ConnectionError
	return mongo.IsNetworkError(err) || mongo.IsTimeout(err) || neverSent(err) || errors.As(err, &host) || errors.As(err, &conn) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}

// neverSent says whether a call ended before anything went out: no server was found, or no connection was free.
func neverSent(err error) bool {
	var selection topology.ServerSelectionError
	var queue topology.WaitQueueTimeoutError
	return errors.As(err, &selection) || errors.As(err, &queue) || errors.Is(err, mongo.ErrClientDisconnected)
}

func labelled(err error, label string) bool {
	var l mongo.LabeledError
	return errors.As(err, &l) && l.HasErrorLabel(label)
}

func hasCode(err error, codes []int) bool {
	var server mongo.ServerError
	return errors.As(err, &server) && slices.ContainsFunc(codes, server.HasErrorCode)
}
