#!/usr/bin/env bash
# Backs MongoDB up each day and keeps the newest; runs in the service backup.
#   backup.sh          one at the start where the newest is older than a day, then one a day at BACKUP_AT (UTC)
#   backup.sh once     one, now
# A backup is the whole set at one moment (mongodump --oplog): restore.sh brings it back.
set -euo pipefail

folder=${BACKUP_FOLDER:-/data/db}
keep=${BACKUP_KEEP:-14}
at=${BACKUP_AT:-02:30}
secrets=${SECRETS_FOLDER:-/run/secrets}
[[ $keep =~ ^[1-9][0-9]*$ ]] || { echo "BACKUP_KEEP is not a number over 0" >&2; exit 2; }
date -u -d "$at" >/dev/null || { echo "BACKUP_AT is not a time of day" >&2; exit 2; }

say() { printf '%s %s\n' "$(date -u +%FT%TZ)" "$*"; }

back_up() {
  local name part config=${TMPDIR:-/tmp}/mongodump.yaml
  name=$folder/portal-$(date -u +%Y%m%dT%H%M%SZ).archive.gz
  part=$name.part
  # In a file and not among the arguments, which everybody in the container sees.
  (umask 077 && printf 'uri: mongodb://backup:%s@mongo:27017/?replicaSet=rs0&authSource=admin\n' \
    "$(<"$secrets/mongo_backup_password")" >"$config")
  rm -f "$folder"/*.part
  if ! mongodump --quiet --config "$config" --oplog --gzip --archive="$part"; then
    say "the backup failed"
    rm -f "$part"
    return 1
  fi
  # mongodump's archive is packed as a whole, so a cut or changed one shows here.
  gzip -t <"$part" || { say "the backup is damaged"; rm -f "$part"; return 1; }
  sync "$part"
  mv "$part" "$name"
  sync "$folder"
  touch "$folder/newest"
  say "$(basename "$name"): $(stat -c %s "$name") bytes"
  rotate
}

# Only after a good one, so a job that fails for a month leaves what there was.
rotate() {
  local old
  while IFS= read -r old; do
    rm -f "$old"
    say "$(basename "$old"): out of its time"
  done < <(find "$folder" -maxdepth 1 -name 'portal-*.archive.gz' | sort -r | tail -n "+$((keep + 1))")
}

if [[ ${1:-} == once ]]; then
  back_up
  exit
fi
trap 'exit 0' TERM INT
[[ -n $(find "$folder/newest" -mmin -1440 2>/dev/null) ]] || back_up || true
while true; do
  wait_for=$(($(date -u -d "$at" +%s) - $(date -u +%s)))
  ((wait_for > 0)) || wait_for=$((wait_for + 86400))
  sleep "$wait_for" &
  wait $!
  back_up || true # the health check tells when the newest is too old
done
