#!/usr/bin/env bash
# Starts a MongoDB in memory (mongo-java-server) on a free port of this machine, prints its URI, and ends when its
# standard input does. For tests alone: it has no transactions, and forgets all at its end.
# Exits with 3 and the reason where it cannot be had.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/mongo"

cannot() { printf '%s\n' "$*" >&2; exit 3; }

command -v java >/dev/null || cannot "no Java: it needs 17 or newer"
jars=${XDG_CACHE_HOME:-$HOME/.cache}/swg-portal/mongo-java-server-$(sha256sum pom.xml | cut -c1-12)
if [[ ! -d $jars ]]; then
  command -v mvn >/dev/null || cannot "no Maven to fetch mongo-java-server with"
  mkdir -p "$(dirname "$jars")"
  new=$(mktemp -d "$jars.XXXXXX")
  trap 'rm -rf "$new"' EXIT
  timeout 240 mvn -q -B -f pom.xml dependency:copy-dependencies -DoutputDirectory="$new" >"$new/log" 2>&1 </dev/null ||
    cannot "Maven did not bring mongo-java-server: $(grep -m 1 ERROR "$new/log" || echo 'no answer')"
  rm "$new/log"
  mv -T "$new" "$jars" 2>/dev/null || [[ -d $jars ]] || cannot "cannot write $jars" # somebody else was faster
fi
exec java -Xmx512m -XX:TieredStopAtLevel=1 -cp "$jars/*" LoopbackMongo.java
