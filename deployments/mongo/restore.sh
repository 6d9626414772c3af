#!/usr/bin/env bash
# Brings a backup back over what MongoDB holds. Stop the API first. deployments/README.md has the whole command.
#   restore.sh portal-20261124T023000Z.archive.gz
# Needs the secret mongo_root_password. Replaying the log of changes asks for a right that no user has in daily life: a
# user with it is made here, and removed at the end.
set -euo pipefail

archive=${BACKUP_FOLDER:-/data/db}/${1:?the name of the backup}
[[ -f $archive ]] || { echo "there is no $archive" >&2; exit 2; }
gzip -t <"$archive" || { echo "$archive is damaged" >&2; exit 1; }

as_root() {
  RESTORE_PASSWORD=$password mongosh --quiet --norc --nodb --eval "
    const uri = 'mongodb://root:' + encodeURIComponent(fs.readFileSync('/run/secrets/mongo_root_password', 'utf8').trim()) +
      '@mongo:27017/?replicaSet=rs0&authSource=admin';
    const admin = new Mongo(uri).getDB('admin');
    $1"
}

remove="if (admin.getUser('restore')) admin.dropUser('restore');
  if (admin.getRole('everything')) admin.dropRole('everything');"
password=$(od -An -tx1 -N24 /dev/urandom | tr -d ' \n')
clean_up() {
  as_root "$remove"
  rm -f /tmp/mongorestore.yaml
}
trap clean_up EXIT
as_root "$remove
  admin.createRole({role: 'everything', privileges: [{resource: {anyResource: true}, actions: ['anyAction']}], roles: []});
  admin.createUser({user: 'restore', pwd: process.env.RESTORE_PASSWORD, roles: ['everything']});"

(umask 077 && printf 'uri: mongodb://restore:%s@mongo:27017/?replicaSet=rs0&authSource=admin\n' "$password" >/tmp/mongorestore.yaml)
# Not admin: the users stay, or the one that restores would be dropped in the middle.
mongorestore --config /tmp/mongorestore.yaml --gzip --archive="$archive" --oplogReplay --drop --stopOnError --nsExclude='admin.*' --nsExclude='config.*'
echo "restored $(basename "$archive"); now: portal forget-sign-ins, portal audit verify, then start the API"
