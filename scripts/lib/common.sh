#!/usr/bin/env bash
# What the scripts share. Sourced, never run; the working directory is the root of the repository.

say() { printf '%s\n' "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }

# at_least HAVE WANT: whether a version such as 20.20.2 is not under another.
at_least() {
  [[ $(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]
}

need_go() {
  command -v go >/dev/null || die "Go is missing: install Go 1.26 or newer (go.dev/doc/install) and put it on the PATH."
  local have
  have=$(go env GOVERSION)
  have=${have#go}
  at_least "${have%%-*}" 1.26 || die "Go $have is too old: 1.26 or newer is needed."
}

need_node() {
  command -v node >/dev/null || die "Node is missing: install Node 20.19 or newer with npm (nodejs.org) and put it on the PATH."
  command -v npm >/dev/null || die "npm is missing: it comes with Node."
  local have
  have=$(node --version)
  at_least "${have#v}" 20.19 || die "Node ${have#v} is too old: 20.19 or newer is needed."
}

# hash_of FILE...: one hash over names and contents.
hash_of() { printf '%s\0' "$@" | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1; }

# install_client: npm ci, only where the lock file is another than at the last time.
install_client() {
  local stamp=frontend/node_modules/.portal-lock want
  want="$(hash_of frontend/package.json frontend/package-lock.json) $(node --version)"
  if [[ -f $stamp && $(<"$stamp") == "$want" ]]; then return; fi
  say "Installing the client's packages …"
  npm --prefix frontend ci --silent --no-audit --no-fund || die "npm ci failed: see above."
  printf '%s' "$want" >"$stamp"
}

# build_client: vite build, only where a file that goes into it is another than at the last time.
build_client() {
  local stamp=bin/.client want files
  mapfile -d '' files < <(find frontend -name node_modules -prune -o -path frontend/dist -prune -o -path frontend/e2e -prune \
    -o -name test-results -prune -o -name playwright-report -prune -o -type f -print0)
  want=$(hash_of "${files[@]}")
  if [[ -f $stamp && $(<"$stamp") == "$want" && -f frontend/dist/index.html ]]; then return; fi
  say "Building the client …"
  npm --prefix frontend run --silent build -- --logLevel warn || die "The client does not build: see above."
  mkdir -p bin
  printf '%s' "$want" >"$stamp"
}

# build_server: bin/portal with the client inside; Go itself knows what changed.
build_server() {
  local commit
  commit=$(git describe --always --dirty --tags 2>/dev/null || echo unknown)
  mkdir -p bin
  go build -buildvcs=false -ldflags "-X swgportal/server/internal/run.commit=$commit" -o bin/portal ./server/cmd/portal ||
    die "The server does not build: see above."
}

# apt_install PACKAGE: quietly, as root on Debian and its kin; false elsewhere.
apt_install() {
  [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null || return 1
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$1"; } >/dev/null 2>&1 </dev/null
}

# find_chromium: prints the path of a Chromium, installing Debian's where it may; false where there is none.
find_chromium() {
  local path
  for path in "${PORTAL_TEST_CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
    if [[ -n $path && -x $path ]]; then say "$path"; return; fi
  done
  path=$(node -e 'process.stdout.write(require("./frontend/node_modules/@playwright/test").chromium.executablePath())' 2>/dev/null || true)
  if [[ -n $path && -x $path ]]; then say "$path"; return; fi
  if apt_install chromium && [[ -x /usr/bin/chromium ]]; then say /usr/bin/chromium; return; fi
  return 1
}

# find_caddy DIR: prints the path of a Caddy, the web server of deployments/; false where there is none. As root on
# Debian it unpacks Debian's into DIR: installing the package would start a service.
find_caddy() {
  if [[ -n ${PORTAL_TEST_CADDY:-} ]]; then say "$PORTAL_TEST_CADDY"; return; fi
  if command -v caddy; then return; fi
  [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || return 1
  mkdir -p "$1/caddy"
  { apt-get update -qq && (cd "$1/caddy" && apt-get download -qq caddy && dpkg-deb -x caddy_*.deb .); } >/dev/null 2>&1 </dev/null
  [[ -x $1/caddy/usr/bin/caddy ]] && say "$1/caddy/usr/bin/caddy"
}

# start_mongo DIR: one MongoDB in memory for all that is run, where PORTAL_TEST_MONGO_URI names no other; false, with the
# reason in DIR/mongo.log, where it cannot be had. Its life hangs on a pipe of ours: stop_mongo ends it.
start_mongo() {
  [[ -z ${PORTAL_TEST_MONGO_URI:-} ]] || return 0
  mkfifo "$1/mongo.life"
  scripts/lib/mongo.sh <"$1/mongo.life" >"$1/mongo.uri" 2>"$1/mongo.log" &
  mongo_pid=$!
  exec {life}>"$1/mongo.life"
  for _ in {1..3000}; do # a download may be among it
    [[ ! -s $1/mongo.uri ]] || break
    kill -0 "$mongo_pid" 2>/dev/null || break
    sleep 0.1
  done
  PORTAL_TEST_MONGO_URI=$(<"$1/mongo.uri")
  [[ -n $PORTAL_TEST_MONGO_URI ]] || return 1
  export PORTAL_TEST_MONGO_URI
}

stop_mongo() {
  [[ -n ${life:-} ]] || return 0
  exec {life}>&-
  wait "$mongo_pid" || true
}
