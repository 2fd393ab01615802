// jsforce against the simulated org. Where the org listens, and how to log in, is in the environment.
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import test from 'node:test';
import jsforce from 'jsforce';

const { SF_LOGIN_URL, SF_CLIENT_ID, SF_CLIENT_SECRET, SF_USERNAME } = process.env;
const GRANT = { grant_type: 'client_credentials' };

function oauth2(clientSecret = SF_CLIENT_SECRET) {
  return new jsforce.OAuth2({ loginUrl: SF_LOGIN_URL, clientId: SF_CLIENT_ID, clientSecret });
}

async function connect() {
  const connection = new jsforce.Connection({ oauth2: oauth2() });
  await connection.authorize(GRANT);
  return connection;
}

test('logs in with the credentials in the body', async () => {
  const connection = new jsforce.Connection({ oauth2: oauth2() });
  const user = await connection.authorize(GRANT);
  assert.match(user.organizationId, /^00D\w{15}$/);
  assert.match(user.id, /^005\w{15}$/);
  assert.notEqual(connection.instanceUrl, SF_LOGIN_URL);
});

// jsforce sends credentials in the body only, so this login is by hand; the connection is jsforce's.
test('uses a token that was obtained with a Basic header', async () => {
  const basic = Buffer.from(`${SF_CLIENT_ID}:${SF_CLIENT_SECRET}`).toString('base64');
  const response = await fetch(`${SF_LOGIN_URL}/services/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams(GRANT),
  });
  const token = await response.json();
  const connection = new jsforce.Connection({
    instanceUrl: token.instance_url,
    accessToken: token.access_token,
  });
  assert.equal((await connection.query('SELECT Id FROM Account LIMIT 1')).totalSize, 1);
});

test('reports a wrong secret by its code', async () => {
  await assert.rejects(oauth2('wrong').requestToken(GRANT), {
    name: 'invalid_client',
    message: 'invalid client credentials',
  });
});

test('queries, and fetches all', async () => {
  const connection = await connect();
  const result = await connection.query('SELECT Id, Name FROM Account LIMIT 10', {
    autoFetch: true,
  });
  assert.equal(result.done, true);
  assert.equal(result.records.length, 10);
  assert.equal(result.records[0].attributes.type, 'Account');
  assert.ok(result.records.every((account) => /^001\w{15}$/.test(account.Id) && account.Name));
});

test('finds by a condition that it writes itself', async () => {
  const connection = await connect();
  const found = await connection.sobject('Account').find({ Name: 'GenePoint' }, ['Id', 'Name']);
  assert.deepEqual(
    found.map((account) => account.Name),
    ['GenePoint'],
  );
});

test('describes, and queries the fields it learnt', async () => {
  const connection = await connect();
  const description = await connection.sobject('Account').describe();
  const names = description.fields.map((field) => field.name);
  const found = await connection.query(`SELECT ${names.join(', ')} FROM Account LIMIT 1`);
  assert.deepEqual(Object.keys(found.records[0]).sort(), ['attributes', ...names].sort());
  assert.deepEqual(
    (await connection.describeGlobal()).sobjects.map((sobject) => sobject.name),
    ['Account'],
  );
});

test('lists the versions', async () => {
  const connection = await connect();
  const versions = await connection.request('/services/data');
  assert.ok(versions.some(({ version }) => version === connection.version));
});

test('creates an account and reads it back', async () => {
  const connection = await connect();
  const created = await connection.sobject('Account').create({ Name: 'Größe & Söhne' });
  assert.equal(created.success, true);
  const account = await connection.sobject('Account').retrieve(created.id);
  assert.equal(account.Name, 'Größe & Söhne');
});

test('sends a chunked body whole', async () => {
  const connection = await connect();
  const description = 'ä'.repeat(15_000);
  const body = JSON.stringify({ Name: 'Chunked', Description: description });
  const request = connection.request({
    method: 'POST',
    url: '/sobjects/Account',
    headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
  });
  Readable.from([body.slice(0, 100), body.slice(100)]).pipe(request.stream());
  const created = await request;
  const account = await connection.sobject('Account').retrieve(created.id);
  assert.equal(account.Description, description);
});

test('asks who it is, by userinfo and by identity URL', async () => {
  const connection = await connect();
  const userinfo = await connection.request('/services/oauth2/userinfo');
  const identity = await connection.identity();
  assert.equal(userinfo.preferred_username, SF_USERNAME);
  assert.equal(identity.username, SF_USERNAME);
  assert.equal(identity.user_id, userinfo.user_id);
});

test('opens a job of the Bulk API', async () => {
  const connection = await connect();
  const job = await connection.bulk.createJob('Account', 'insert').open();
  assert.equal(job.state, 'Open');
  assert.equal(job.object, 'Account');
});

test('reads its limits', async () => {
  const connection = await connect();
  assert.ok((await connection.limits()).DailyApiRequests.Max > 0);
});

// Last, because the session that it ends is the one that all the others share.
test('refreshes once when its session ended, and goes on', async () => {
  const { accessToken, instanceUrl } = await connect();
  let refreshes = 0;
  const connection = new jsforce.Connection({
    accessToken,
    instanceUrl,
    refreshFn: async (_, callback) => {
      refreshes += 1;
      callback(null, (await oauth2().requestToken(GRANT)).access_token);
    },
  });
  await oauth2().revokeToken(accessToken);
  const result = await connection.query('SELECT Id FROM Account LIMIT 1');
  assert.equal(result.totalSize, 1);
  assert.equal(refreshes, 1);
  assert.notEqual(connection.accessToken, accessToken);
});
