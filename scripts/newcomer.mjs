// Does what a newcomer does: clones into an empty folder, follows the README word for word, compares what is printed.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from './lib/workspace.mjs';

const START_TIMEOUT_MS = 10 * 60_000;
const folder = mkdtempSync(join(tmpdir(), 'isartor-newcomer-'));
const clone = join(folder, 'isartor');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** What is in the fenced block after `<!-- newcomer: name -->`. */
function block(name) {
  const found = new RegExp(`<!-- newcomer: ${name} -->\\n+\`\`\`[a-z]*\\n([\\s\\S]*?)\`\`\``).exec(readme);
  assert.ok(found, `The README has no block "${name}"`);
  return found[1];
}

/** Text in which what differs from run to run does not. */
function steady(text) {
  return stripVTControlCharacters(text)
    .replaceAll(/[0-9a-f]{32}|[0-9a-f-]{36}/g, '<id>')
    .replaceAll(/\b\d+(\.\d+)? ms\b/g, '<time>')
    .replaceAll(/dur=[\d.]+/g, 'dur=<time>')
    .replaceAll(/duration_ms=[\d.]+/g, 'duration_ms=<time>')
    .replaceAll(/"created":\s?\d+/g, '"created":<time>')
    .replaceAll(/\b\d\d:\d\d:\d\d\.\d{3}\b/g, '<clock>')
    .replaceAll(/similarity(=|: )[\d.]+/g, 'similarity$1<number>')
    .replaceAll(/ttl=\d+/g, 'ttl=<seconds>')
    .replaceAll(/^age: \d+/gim, 'age: <seconds>')
    .replaceAll(/^date: .*$/gim, 'date: <date>')
    .trim();
}

const environment = {
  ...process.env,
  TURBO_CACHE_DIR: join(ROOT, '.turbo', 'cache'),
  // A newcomer has no answers kept from an earlier time.
  ISARTOR__DATA_DIR: join(folder, 'data'),
  // Nor is any of their questions the one in fifty that is asked upstream all the same, to measure.
  ISARTOR__CACHE_SEMANTIC__SHADOW_RATE: '0',
};
const shell = (command) => {
  console.log(`$ ${command}`);
  const { status, stdout } = spawnSync('bash', ['-c', command], {
    cwd: clone,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  assert.equal(status, 0, `"${command}" ended with ${status}`);
  return stdout.toString();
};

async function main() {
  assert.equal(spawnSync('git', ['clone', '--quiet', ROOT, clone], { stdio: 'inherit' }).status, 0);
  const [start, test] = block('commands')
    .trim()
    .split('\n')
    .map((line) => line.replace(/\s+#.*$/, ''));
  const gateway = startGateway(start);
  try {
    assertPrinted(await gateway.banner, block('banner'));
    for (const name of ['first', 'second', 'third', 'fourth']) {
      if (name === 'third') await oneQuestionKept();
      const [command, ...expected] = block(name).split('\n\n');
      assertPrinted(shell(command.replace(/^\$ /, '')), expected.join('\n'));
    }
  } finally {
    gateway.stop();
  }
  shell(test);
  console.log('\nThe README holds, word for word.');
}

/** Who reads before typing on gives the model time to start; until then nothing is compared. */
async function oneQuestionKept() {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const { semantic_cache: found } = await (await fetch('http://127.0.0.1:8080/health')).json();
    if (found?.entries >= 1 && found.embedder.state === 'ready') return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The semantic cache has kept nothing');
}

function startGateway(command) {
  console.log(`$ ${command}`);
  const child = spawn('bash', ['-c', `exec ${command}`], {
    cwd: clone,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const banner = new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(() => reject(new Error(`No banner in time:\n${printed}`)), START_TIMEOUT_MS);
    child.once('exit', (status) => reject(new Error(`"${command}" ended with ${status}:\n${printed}`)));
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      if (!printed.includes('Ctrl+C')) return;
      clearTimeout(timer);
      resolve(printed);
    });
  });
  return {
    banner,
    stop() {
      if (child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    },
  };
}

/** Every line of the README must have been printed, in its order. */
function assertPrinted(printed, expected) {
  const lines = steady(printed)
    .split('\n')
    .map((line) => line.trim());
  let from = 0;
  for (const line of steady(expected)
    .split('\n')
    .map((text) => text.trim())
    .filter((text) => text !== '' && text !== '...')) {
    const at = lines.indexOf(line, from);
    assert.ok(at >= 0, `The README promises this line, which was not printed:\n  ${line}\nPrinted:\n${printed}`);
    from = at + 1;
  }
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
