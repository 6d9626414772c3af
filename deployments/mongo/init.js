// Makes the replica set of one, the roles and the users; run by mongosh in the service mongo-init. It may run again: what
// is there stays, and passwords become those of the secrets' files.
const fs = require('fs');
const secret = (name) => fs.readFileSync(`/run/secrets/${name}`, 'utf8').trim();

// Directly: before the set is made, there is nothing to find it by.
const root = `mongodb://root:${encodeURIComponent(secret('mongo_root_password'))}@mongo:27017/?authSource=admin&directConnection=true`;
const admin = new Mongo(root).getDB('admin');

try {
  admin.runCommand({ replSetGetStatus: 1 });
} catch (e) {
  if (e.codeName !== 'NotYetInitialized') throw e;
  admin.runCommand({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host: 'mongo:27017' }] } });
}
for (let tries = 0; !admin.runCommand({ hello: 1 }).isWritablePrimary; tries++) {
  if (tries > 120) throw new Error('the set has no primary after a minute');
  sleep(500);
}
admin.runCommand({
  setDefaultRWConcern: 1,
  defaultWriteConcern: { w: 'majority' },
  defaultReadConcern: { level: 'majority' },
});

// What the portal does with its own database, and the one question about the set that it asks at its start. It may not
// drop a collection or a database, nor see another one.
const role = {
  privileges: [
    {
      resource: { db: 'portal', collection: '' },
      actions: [
        'find', 'insert', 'update', 'remove', 'createCollection', 'createIndex', 'dropIndex', 'listCollections',
        'listIndexes', 'collStats', 'dbStats', 'indexStats',
      ],
    },
    { resource: { cluster: true }, actions: ['replSetGetConfig'] },
  ],
  roles: [],
};
if (admin.getRole('portalServer')) admin.updateRole('portalServer', role);
else admin.createRole({ role: 'portalServer', ...role });

const users = {
  portal: { pwd: secret('mongo_portal_password'), roles: ['portalServer'] },
  backup: { pwd: secret('mongo_backup_password'), roles: ['backup'] },
};
for (const [name, user] of Object.entries(users)) {
  if (admin.getUser(name)) admin.updateUser(name, user);
  else admin.createUser({ user: name, ...user });
}
print('The set rs0 has a primary; its users are portal and backup.');
