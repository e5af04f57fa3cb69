// What is sent through the proxy: each operation, each answer that can be provoked. Not HEAD, which prism answers with a
// 500 of its own: test_server_http.cpp compares it with GET.

const password = 'demo-password';

function signIn(client, email) {
    return client.send(`sign in as ${email}`, 'POST', '/auth/v1/token?grant_type=password',
        { body: { email, password }, expected: 200 });
}

async function tokens(client, tools) {
    const first = await signIn(client, 'instructor@demo.example');
    const grant = '/auth/v1/token?grant_type=refresh_token';
    const exchange = (token, expected) =>
        client.send('refresh', 'POST', grant, { body: { refresh_token: token }, expected });
    const family = (await signIn(client, 'instructor@demo.example')).json.refresh_token;
    const child = (await exchange(family, 200)).json.refresh_token;
    await exchange(child, 200);
    await exchange(family, 400);
    const wrong = { expected: 400, wrongRequest: true };
    await client.send('no grant', 'POST', '/auth/v1/token', { body: {}, ...wrong });
    await client.send('odd grant', 'POST', '/auth/v1/token?grant_type=magic', { body: {}, ...wrong });
    await client.send('no JSON', 'POST', grant, { body: '[', ...wrong });
    await client.send('a name twice', 'POST', grant, { body: '{"refresh_token":"x","refresh_token":"y"}', ...wrong });
    await client.send('a form', 'POST', grant,
        { body: 'refresh_token=x', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, ...wrong, expected: 415 });
    await client.send('nothing in it', 'POST', grant, { body: {}, ...wrong });
    tools.addUser('bare@demo.example', '--no-profile');
    tools.addUser('learner@demo.example', '--role', 'learner');
    return {
        token: first.json.access_token,
        second: (await signIn(client, 'second@demo.example')).json.access_token,
        bare: (await signIn(client, 'bare@demo.example')).json.access_token,
        learner: (await signIn(client, 'learner@demo.example')).json.access_token,
    };
}

async function signOuts(client) {
    const out = (name, query, expected, more = {}) =>
        client.send(name, 'POST', `/auth/v1/logout${query}`, { expected, ...more });
    await out('sign out without a token', '', 401, { wrongRequest: true });
    await out('sign out with an odd token', '', 401, { token: 'x' });
    for (const query of ['', '?scope=global', '?scope=local', '?scope=others']) {
        const token = (await signIn(client, 'learner@demo.example')).json.access_token;
        await out('odd scope', '?scope=all', 400, { token, wrongRequest: true });
        await out('sign out', query, 204, { token });
        await out('sign out again', query, query === '?scope=others' ? 204 : 401, { token });
    }
}

/// The operations that need a token, with a request that the description allows.
function protectedCalls(id) {
    return [
        ['GET', '/api/users/me'],
        ['GET', '/api/vr-sessions'],
        ['POST', '/api/vr-sessions', { package_id: id }],
        ['POST', `/api/vr-sessions/${id}/complete`, {}],
        ['GET', '/api/vr-packages'],
        ['POST', '/api/vr-packages', { title: 'Title', storage_path: 'a.apk' }],
        ['GET', `/api/activities/${id}/progress`],
    ];
}

async function refusals(client, who, tools) {
    for (const [method, path, body] of protectedCalls(tools.uuid())) {
        await client.send('no token', method, path, { body, expected: 401, wrongRequest: true });
        await client.send('odd token', method, path, { token: 'x', body, expected: 401 });
        await client.send('no profile', method, path, { token: who.bare, body, expected: 404 });
        if (method === 'POST') {
            await client.send('too large', method, path,
                { token: who.token, body: { notes: 'x'.repeat(70_000) }, expected: 413, wrongRequest: true });
            await client.send('odd type', method, path,
                { token: who.token, body: '{}', headers: { 'Content-Type': 'text/plain' }, expected: 415, wrongRequest: true });
        }
    }
    await client.send('too large', 'POST', '/auth/v1/token?grant_type=password',
        { body: { email: 'x'.repeat(70_000) }, expected: 413, wrongRequest: true });
}

async function lists(client, who, tools) {
    const options = { token: who.token };
    await client.send('me', 'GET', '/api/users/me', { ...options, expected: 200 });
    const all = await client.send('list', 'GET', '/api/vr-sessions', { ...options, expected: 200 });
    const tag = all.headers.get('etag');
    await client.send('not changed', 'GET', '/api/vr-sessions',
        { ...options, headers: { 'If-None-Match': tag }, expected: 304 });
    await client.send('compressed', 'GET', '/api/vr-sessions',
        { ...options, headers: { 'Accept-Encoding': 'gzip' }, expected: 200 });
    const linked = all.json.sessions.find((session) => session.activity_id !== null);
    await client.send('filtered', 'GET',
        `/api/vr-sessions?package_id=${linked.package_id}&activity_id=${linked.activity_id}`,
        { ...options, expected: 200 });
    await client.send('odd filter', 'GET', '/api/vr-sessions?package_id=x',
        { ...options, expected: 400, wrongRequest: true });
    await client.send('second', 'GET', '/api/vr-sessions', { token: who.second, expected: 200 });
    await client.send('learner', 'GET', '/api/vr-sessions', { token: who.learner, expected: 200 });
    for (const session of all.json.sessions.filter((one) => one.activity_id !== null)) {
        await client.send('progress', 'GET', `/api/activities/${session.activity_id}/progress`,
            { ...options, expected: 200 });
    }
    await client.send('no such activity', 'GET', `/api/activities/${tools.uuid()}/progress`,
        { ...options, expected: 404 });
    await client.send('no UUID', 'GET', '/api/activities/1/progress', { ...options, expected: 404 });
    return all.json.sessions;
}

async function completions(client, who, sessions, tools) {
    const open = sessions.filter((session) => session.status !== 'completed');
    const complete = (name, id, body, expected, more = {}) =>
        client.send(name, 'POST', `/api/vr-sessions/${id}/complete`, { token: who.token, body, expected, ...more });
    const wrong = { wrongRequest: true };
    await complete('empty', open[0].id, {}, 200);
    await complete('no body', open[1].id, undefined, 200);
    await complete('all', open[2].id, { score: 92, time_spent_minutes: 45, notes: 'Grüße 👋' }, 200);
    await complete('fraction', open[3].id, { score: 69.999, time_spent_minutes: 0.5 }, 200);
    await complete('again', open[0].id, {}, 400);
    const headers = { 'Idempotency-Key': tools.uuid() };
    await complete('with a key', open[4].id, { score: 0 }, 200, { headers });
    await complete('the same', open[4].id, { score: 0 }, 200, { headers });
    await complete('other body', open[4].id, { score: 1 }, 422, { headers });
    await complete('no such', tools.uuid(), {}, 404);
    await complete('no UUID', 'x', {}, 404);
    await complete('wrong values', open[5].id, { score: 101, time_spent_minutes: -1, notes: 'x'.repeat(1001) }, 400, wrong);
    await complete('wrong types', open[5].id, { score: '85', time_spent_minutes: [], notes: 1 }, 400, wrong);
    await complete('no JSON', open[5].id, '{', 400, wrong);
}

async function creations(client, who, sessions, tools) {
    const packageId = sessions[0].package_id;
    const activity = tools.uuid();
    const create = (name, body, expected, more = {}) =>
        client.send(name, 'POST', '/api/vr-sessions', { token: who.token, body, expected, ...more });
    await create('new', { package_id: packageId, activity_id: activity }, 201);
    await create('the open one', { package_id: packageId, activity_id: activity }, 200);
    await create('with a mode', { package_id: packageId, activity_id: tools.uuid(), completion_mode: 'score_entry' }, 201);
    await create('nulls', { package_id: packageId, activity_id: null, completion_mode: null }, [200, 201]);
    const keyed = { headers: { 'Idempotency-Key': tools.uuid() } };
    const ofKey = { package_id: packageId, activity_id: tools.uuid() };
    await create('with a key', ofKey, 201, keyed);
    await create('the same', ofKey, 200, keyed);
    await create('other activity', { package_id: packageId, activity_id: tools.uuid() }, 422, keyed);
    await create('no such package', { package_id: tools.uuid() }, 404);
    await create('nothing', {}, 400, { wrongRequest: true });

    await client.send('packages', 'GET', '/api/vr-packages', { token: who.token, expected: 200 });
    const add = (name, body, expected, more = {}) =>
        client.send(name, 'POST', '/api/vr-packages', { token: who.token, body, expected, ...more });
    await add('short', { title: 'Title', storage_path: 'a.apk' }, 201);
    await add('long', {
        title: 'Title', storage_path: 'a.apk', description: 'Words', version: '2.0.0', storage_backend: 'r2',
        file_size_bytes: 1, package_name: 'example.demo', min_sdk: 29, target_platforms: ['quest3'], checksum: 'sha256:00',
    }, 201);
    await add('nothing', {}, 400, { wrongRequest: true });
    await add('not permitted', { title: 'Title', storage_path: 'a.apk' }, 403, { token: who.learner });
    await client.send('packages', 'GET', '/api/vr-packages', { token: who.token, expected: 200 });
}

async function wrongMethods(client, tools) {
    for (const [, path] of protectedCalls(tools.uuid()))
        await client.send('wrong method', 'DELETE', path, { expected: 405, wrongRequest: true });
    for (const path of ['/auth/v1/token', '/auth/v1/logout', '/healthz', '/readyz'])
        await client.send('wrong method', 'DELETE', path, { expected: 405, wrongRequest: true });
}

async function health(client) {
    await client.send('health', 'GET', '/healthz', { expected: 200 });
    await client.send('ready', 'GET', '/readyz', { expected: 200 });
}

/// A database that fails: last, since it stays so.
async function failures(client, who, sessions, tools) {
    for (const table of ['vr_sessions', 'packages', 'activity_progress', 'tenants', 'xapi_outbox'])
        tools.sql(`ALTER TABLE ${table} RENAME TO gone_${table}`);
    for (const [method, path, body] of protectedCalls(tools.uuid()).slice(1))
        await client.send('no table', method, path, { token: who.token, body, expected: 500 });
    await client.send('not ready', 'GET', '/readyz', { expected: 503 });
    tools.sql('ALTER TABLE access_tokens RENAME TO gone_tokens');
    await client.send('no table', 'GET', '/api/users/me', { token: who.token, expected: 500 });
    await client.send('no table', 'POST', '/auth/v1/logout', { token: who.token, expected: 500 });
    await client.send('no table', 'POST', '/auth/v1/token?grant_type=password',
        { body: { email: 'instructor@demo.example', password }, expected: 500 });
}

async function throttled(client) {
    const grant = '/auth/v1/token?grant_type=password';
    for (let i = 0; i < 5; ++i) {
        await client.send('wrong password', 'POST', grant,
            { body: { email: 'nobody@demo.example', password: 'wrong' }, expected: [400, 429] });
    }
    await client.send('throttled', 'POST', grant,
        { body: { email: 'nobody@demo.example', password: 'wrong' }, expected: 429 });
}

export async function traffic(client, tools) {
    await health(client);
    await wrongMethods(client, tools);
    const who = await tokens(client, tools);
    await refusals(client, who, tools);
    await signOuts(client);
    who.learner = (await signIn(client, 'learner@demo.example')).json.access_token;
    const sessions = await lists(client, who, tools);
    await completions(client, who, sessions, tools);
    await creations(client, who, sessions, tools);
    await failures(client, who, sessions, tools);
    await throttled(client);
}
