// Builds what docker/gateway.Dockerfile builds, in folders, and runs it as a container would: as nobody, on files that cannot be
// written, with one folder for its data.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { followDockerfile } from './lib/dockerfile.mjs';
import { ROOT } from './lib/workspace.mjs';

const NOBODY = 65_534;
const QUESTION = 'What is in the image?';
const REWORDED = 'please, what is in the image';
const isRoot = process.getuid?.() === 0;
const folder = mkdtempSync(join(tmpdir(), 'isartor-container-'));

async function main() {
  const file = join(ROOT, 'docker', 'gateway.Dockerfile');
  const image = followDockerfile({ file, context: ROOT, folder, log: (line) => console.log(line) });
  assertProductionOnly(join(image.root, image.workdir, 'node_modules', '.pnpm'));
  closeFiles(image);
  const port = await freePort();
  await serve(image, port, async (ask) => assert.equal(await ask(QUESTION), 'l3'));
  await serve(image, port, async (ask) => {
    assert.equal(await ask(QUESTION), 'l1a', 'the answer was kept in the data folder');
    await untilEmbedding(port);
    assert.equal(await ask(REWORDED), 'l1b', 'the model is in the image');
  });
  if (isRoot) {
    const { stdout } = spawnSync('find', [tmpdir(), '-user', String(NOBODY), '-not', '-path', `${image.root}/data*`]);
    assert.equal(stdout.toString(), '', 'nothing is written outside of the data folder');
  }
  console.log('\nThe image serves, with production dependencies only, and writes nothing but its data.');
}

/** What is installed is in the lockfile with this version, and nothing of it is there for development only. */
function assertProductionOnly(store) {
  const manifests = ['package.json', 'apps/gateway/package.json'].map((path) =>
    JSON.parse(readFileSync(join(ROOT, path))),
  );
  const developed = new Set(manifests.flatMap(({ devDependencies }) => Object.keys(devDependencies)));
  // What others need at run time is not ours to leave out.
  for (const name of ['@types/node', '@isartor/model-minilm']) developed.delete(name);
  const lockfile = readFileSync(join(ROOT, 'pnpm-lock.yaml'), 'utf8');
  const installed = readdirSync(store)
    .map((name) => /^(@?[^@]+)@([^_(]+)/.exec(name))
    .filter((match) => match !== null)
    .map(([, name, version]) => ({ name: name.replace('+', '/'), version }));
  assert.ok(installed.length > 20, 'dependencies are installed');
  for (const { name, version } of installed) {
    assert.ok(!developed.has(name), `${name} is for development only`);
    if (name.startsWith('@isartor/')) continue;
    assert.match(lockfile, new RegExp(`^ {2}'?${name}@${version}'?:`, 'm'), `${name}@${version} is in the lockfile`);
  }
}

/** Nobody may write anything; the data folder is the user's of the image. */
function closeFiles({ root }) {
  chmodSync(folder, 0o755);
  assert.equal(spawnSync('chmod', ['-R', 'a+rX,a-w', root]).status, 0);
  const data = join(root, 'data');
  chmodSync(data, 0o700);
  if (isRoot) chownSync(data, NOBODY, NOBODY);
}

/** Starts it, waits until it is healthy, asks once for each `ask`, and stops it as a container is stopped. */
async function serve(image, port, use) {
  const cwd = join(image.root, image.workdir);
  const env = {
    PATH: process.env.PATH,
    ...image.env,
    // Its port and its data are this machine's; the built-in provider answers.
    ISARTOR__HOST_PORT: image.env.ISARTOR__HOST_PORT.replace(/\d+$/, String(port)),
    ISARTOR__DATA_DIR: join(image.root, image.env.ISARTOR__DATA_DIR),
    ISARTOR__DEMO: 'true',
    // None of its hits is held back to be measured.
    ISARTOR__CACHE_SEMANTIC__SHADOW_RATE: '0',
    HOME: '/nonexistent',
    TMPDIR: '/nonexistent',
  };
  const identity = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const isHealthy = () =>
    spawnSync(image.healthcheck[0], image.healthcheck.slice(1), { cwd, env, ...identity }).status === 0;
  assert.ok(!isHealthy(), 'it is not healthy before it runs');
  const [program, ...args] = [...image.entrypoint, ...image.command];
  const child = spawn(program, args, { cwd, env, ...identity, stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = once(child, 'exit');
  try {
    const untilMs = Date.now() + 30_000;
    while (!isHealthy()) {
      assert.ok(child.exitCode === null && Date.now() < untilMs, 'it becomes healthy');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await use((question) => layerOf(port, question));
    child.kill('SIGTERM');
    assert.deepEqual(await ended, [0, null], 'it stops when it is told to');
  } finally {
    child.kill('SIGKILL');
  }
}

/** The model takes longer to start than the gateway. */
async function untilEmbedding(port) {
  for (const untilMs = Date.now() + 30_000; Date.now() < untilMs; ) {
    const { semantic_cache: cache } = await (await fetch(`http://127.0.0.1:${port}/health`)).json();
    if (cache.state === 'ready' && cache.entries > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail('the semantic cache is not ready');
}

async function layerOf(port, question) {
  const response = await fetch(`http://127.0.0.1:${port}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'demo', messages: [{ role: 'user', content: question }] }),
  });
  assert.equal(response.status, 200);
  await response.json();
  return response.headers.get('x-isartor-layer');
}

async function freePort() {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

try {
  await main();
} finally {
  if (isRoot) spawnSync('chmod', ['-R', 'u+w', folder]);
  rmSync(folder, { recursive: true, force: true });
}
