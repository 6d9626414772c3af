package mongostore_test

import (
	"slices"
	"testing"

	"swgportal/server/internal/store"
	"swgportal/server/internal/store/storetest"
	"swgportal/server/internal/testkit"
)

func TestStore_keepsTheContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return testkit.OpenMongo(t) }, testkit.MongoLacks(t)...)
}

func TestStore_keepsTheContract_flaky(t *testing.T) {
	lacks := testkit.MongoLacks(t)
	if slices.Contains(lacks, "transactions") {
		t.Skip("this server lacks transactions, and a flaky store undoes every transaction once")
	}
	storetest.Run(t, func(t *testing.T) store.Store { return storetest.Flaky(testkit.OpenMongo(t), 1) }, lacks...)
}
