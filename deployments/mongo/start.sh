#!/usr/bin/env bash
# Starts mongod in its container as a member of the set rs0. The image's own entrypoint makes the user root at the first
# start.
set -euo pipefail

# mongod wants a key file that is its own and closed to all others, which a mounted secret is not.
install -m 0400 /run/secrets/mongo_key /tmp/mongo.key

exec docker-entrypoint.sh mongod --replSet rs0 --keyFile /tmp/mongo.key --bind_ip_all --port 27017 \
  --wiredTigerCacheSizeGB 1 --oplogSize 2048 \
  --setParameter transactionLifetimeLimitSeconds=60 --setParameter minSnapshotHistoryWindowInSeconds=300
