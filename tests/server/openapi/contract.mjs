// Checks docs/openapi.yaml by itself and against a real lectern-server.
//
// usage: node contract.mjs SERVER_PROGRAM OPENAPI_YAML FOLDER SQL_PROGRAM
//
// FOLDER has package.json, package-lock.json and, after the first run, the tools; SQL_PROGRAM is run_sql.cpp's. All traffic goes through
// `prism proxy`, which compares each answer with the description; what it says about an answer is a failure, and so is
// what it says about a request that is meant to be right.
import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { traffic } from './traffic.mjs';

const [program, description, folder, sqlProgram] = process.argv.slice(2).map((one) => path.resolve(one));
process.env.REDOCLY_TELEMETRY = 'off';
process.env.REDOCLY_SUPPRESS_UPDATE_NOTICE = 'true';
const children = [];
const scratch = mkdtempSync(path.join(tmpdir(), 'lectern-openapi-'));

function fail(words) {
    console.error(`FAILED: ${words}`);
    end(1);
}

function end(code) {
    for (const child of children)
        child.kill('SIGTERM');
    rmSync(scratch, { recursive: true, force: true });
    process.exit(code);
}

/// Runs a command to its end; fails with @p words if it does not succeed.
function run(command, args, words) {
    const ended = spawnSync(command, args, { cwd: folder, stdio: 'inherit', timeout: 400_000 });
    if (ended.error || ended.status !== 0)
        fail(`${words} (${ended.error?.message ?? `exit ${ended.status ?? ended.signal}`})`);
}

function installTools() {
    const lock = createHash('sha256').update(readFileSync(path.join(folder, 'package-lock.json'))).digest('hex');
    const stamp = path.join(folder, 'node_modules', '.installed');
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock)
        return;
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
        'npm could not install the tools: is there a connection to the package registry?');
    writeFileSync(stamp, lock);
}

const tool = (name) => path.join(folder, 'node_modules', '.bin', name);

/// Starts a program and waits for the line on @p stream that matches.
function start(command, args, stream, pattern, seconds) {
    return new Promise((resolve) => {
        const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
        children.push(child);
        let said = '';
        const timer = setTimeout(() => fail(`${command} did not start in time:\n${said}`), seconds * 1000);
        child.on('error', (error) => fail(`${command}: ${error.message}`));
        child.on('exit', (code) => {
            if (!pattern.test(said))
                fail(`${command} ended with ${code}:\n${said}`);
        });
        for (const pipe of [child.stdout, child.stderr]) {
            pipe.on('data', (bytes) => {
                said += pipe === child[stream] || !pattern.test(said) ? bytes : '';
                const match = pattern.exec(said);
                if (match) {
                    clearTimeout(timer);
                    resolve(match);
                }
            });
        }
    });
}

function freePort() {
    return new Promise((resolve) => {
        const server = createServer().listen(0, '127.0.0.1', () => {
            const { port } = server.address();
            server.close(() => resolve(port));
        });
    });
}

/// One request through the proxy. Collects what prism says against it.
class Client {
    constructor(base, problems) {
        this.base = base;
        this.problems = problems;
        this.count = 0;
        this.seen = new Set();
    }

    /// @p expected: the status, or a list of them. @p wrongRequest: the request breaks the description on purpose.
    async send(name, method, target, { token, body, headers = {}, expected, wrongRequest = false } = {}) {
        this.count += 1;
        const all = { ...headers };
        if (token)
            all.Authorization = `Bearer ${token}`;
        if (body !== undefined && !all['Content-Type'])
            all['Content-Type'] = 'application/json';
        const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
        const answer = await fetch(this.base + target, { method, headers: all, body: text, redirect: 'manual' });
        const content = await answer.text();
        this.seen.add(`${method} ${target.replace(/[0-9a-f-]{36}/g, '{id}').replace(/\?.*/, '')} ${answer.status}`);
        const wanted = [expected].flat();
        if (!wanted.includes(answer.status))
            this.problems.push(`${name}: status ${answer.status} instead of ${wanted.join(' or ')}: ${content.slice(0, 300)}`);
        for (const violation of JSON.parse(answer.headers.get('sl-violations') ?? '[]')) {
            const where = violation.location?.[0];
            if (where === 'response' || !wrongRequest)
                this.problems.push(`${name} (${answer.status}): ${JSON.stringify(violation)}`);
        }
        const json = answer.headers.get('content-type')?.includes('json') && content !== '' ? JSON.parse(content) : null;
        return { status: answer.status, headers: answer.headers, json };
    }
}

async function main() {
    if (spawnSync('npm', ['--version']).status !== 0)
        fail('npm is missing. Install it: apt-get install nodejs npm');
    installTools();
    run(tool('redocly'), ['lint', '--extends', 'recommended', description], 'the description breaks a rule');

    const database = path.join(scratch, 'server.sqlite');
    const serverArgs = ['--listen', '127.0.0.1:0', '--database', `sqlite:${database}`, '--demo'];
    const [, upstream] = await start(program, serverArgs, 'stdout', /listening on (http:\S+)/, 60);
    const port = await freePort();
    await start(tool('prism'), ['proxy', '-h', '127.0.0.1', '-p', String(port), description, upstream], 'stdout',
        /Prism is listening on/, 120);

    const problems = [];
    const client = new Client(`http://127.0.0.1:${port}`, problems);
    await traffic(client, {
        uuid: randomUUID,
        addUser: (email, ...options) => {
            const args = ['user', 'add', email, ...options, '--password-stdin', '--database', `sqlite:${database}`];
            const added = spawnSync(program, args, { input: 'demo-password\n', encoding: 'utf8' });
            if (added.status !== 0)
                fail(`user add: ${added.stderr}`);
        },
        sql: (statement) => {
            const ran = spawnSync(sqlProgram, [database, statement], { encoding: 'utf8' });
            if (ran.status !== 0)
                fail(`${statement}: ${ran.stderr}`);
        },
    });
    console.log([...client.seen].sort().join('\n'));
    if (client.count < 60)
        problems.push(`only ${client.count} requests were sent`);
    for (const problem of problems)
        console.error(`- ${problem}`);
    if (problems.length > 0)
        fail(`${problems.length} of the answers differ from the description`);
    console.log(`${client.count} answers agree with the description.`);
    end(0);
}

main().catch((error) => fail(error.stack));
