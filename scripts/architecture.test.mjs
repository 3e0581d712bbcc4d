// The architecture's dependency rules, checked on the imports as they are written.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { ROOT, workspaces } from './lib/workspace.mjs';

/** Which workspaces each may import. What is not listed here imports none. */
const ALLOWED = {
  'packages/telemetry': [],
  'packages/core': ['@isartor/telemetry'],
  'packages/wire': ['@isartor/core'],
  'packages/redis': ['@isartor/core'],
  'packages/lmdb': [],
  'packages/cache-exact': ['@isartor/core', '@isartor/lmdb', '@isartor/redis', '@isartor/telemetry'],
  'packages/cache-semantic': ['@isartor/core', '@isartor/lmdb', '@isartor/redis', '@isartor/telemetry'],
  'packages/model-minilm': [],
  'packages/embedder': ['@isartor/core', '@isartor/model-minilm'],
  'packages/cloud-llm': ['@isartor/core', '@isartor/telemetry', '@isartor/wire'],
  'packages/testing': [],
  'apps/gateway': [
    '@isartor/core',
    '@isartor/telemetry',
    '@isartor/wire',
    '@isartor/redis',
    '@isartor/cache-exact',
    '@isartor/cache-semantic',
    '@isartor/embedder',
    '@isartor/cloud-llm',
  ],
  'apps/cli': [
    '@isartor/gateway',
    '@isartor/core',
    '@isartor/telemetry',
    '@isartor/wire',
    '@isartor/cache-exact',
    '@isartor/cloud-llm',
  ],
};

/** Third-party modules that only one place may import. */
const CONFINED = [
  { module: /^(hono|@hono\/)/, places: ['apps/gateway/src/'] },
  { module: /^@opentelemetry\/(?!api$)/, places: ['packages/telemetry/src/node/'] },
  { module: /^undici$/, places: ['packages/cloud-llm/src/'] },
  { module: /^redis$/, places: ['packages/redis/src/'] },
  { module: /^pino$/, places: ['apps/gateway/src/logging/'] },
];

const MAX_LINES = 300;

const sources = Object.keys(ALLOWED).flatMap((folder) =>
  readdirSync(join(ROOT, folder, 'src'), { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, 'src', name)),
);
const isTest = (path) =>
  /\.test(-d)?\.ts$/.test(path) || path.includes('/testing/') || path.startsWith('packages/testing/');
const textOf = (path) => readFileSync(join(ROOT, path), 'utf8');
const importsOf = (path) =>
  [...textOf(path).matchAll(/(?:from\s+|import\s*\(\s*|^import\s+)'([^']+)'/gm)].map((match) => match[1]);
const packageOf = (module) => module.split('/').slice(0, 2).join('/');

function violations(check) {
  return sources.flatMap((path) =>
    importsOf(path)
      .filter((module) => check(path, module))
      .map((module) => `${path} imports ${module}`),
  );
}

test('every package and app has its rule', () => {
  const known = workspaces().filter((folder) => folder.startsWith('packages/') || folder.startsWith('apps/'));
  assert.deepEqual(
    known.filter((folder) => !(folder in ALLOWED)),
    [],
  );
});

test('workspaces import only what they may', () => {
  const forbidden = (path, module) => {
    if (!module.startsWith('@isartor/')) return false;
    const folder = path.split('/').slice(0, 2).join('/');
    if (packageOf(module) === '@isartor/testing') return !isTest(path);
    if (packageOf(module) === JSON.parse(textOf(join(folder, 'package.json'))).name) return !isTest(path);
    return !ALLOWED[folder].includes(packageOf(module));
  };
  assert.deepEqual(violations(forbidden), []);
});

test('nobody reaches into the sources of another package', () => {
  const outside = (path, module) => {
    if (!module.startsWith('.')) return /^@isartor\/[^/]+\/(src|dist)/.test(module);
    const folder = path.split('/').slice(0, 2).join('/');
    return relative(folder, join(path, '..', module)).startsWith('..');
  };
  assert.deepEqual(violations(outside), []);
});

test('third-party modules stay where they belong', () => {
  const astray = (path, module) =>
    !isTest(path) &&
    CONFINED.some((rule) => rule.module.test(module) && !rule.places.some((place) => path.startsWith(place)));
  assert.deepEqual(violations(astray), []);
});

test('the environment is read by the configuration only', () => {
  const readers = sources.filter((path) => !isTest(path) && textOf(path).includes('process.env'));
  assert.deepEqual(
    readers.filter((path) => !path.startsWith('apps/gateway/src/config/')),
    [],
  );
});

test('exports are named one by one', () => {
  assert.deepEqual(
    sources.filter((path) => /export \* from/.test(textOf(path))),
    [],
  );
});

test(`files have at most ${MAX_LINES} lines`, () => {
  const long = sources.filter((path) => !isTest(path) && textOf(path).split('\n').length > MAX_LINES + 1);
  assert.deepEqual(long, []);
});
