import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { stringify } from 'smol-toml';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError } from './config-error.js';
import { environmentName } from './environment-name.js';
import { CONFIG_KEYS } from './key-table.js';
import { loadConfig } from './load-config.js';
import type { LoadConfigOptions } from './read-config.js';
import { coreSchema, type ValueKind, valueKind } from './schema-facts.js';

const word = fc.stringMatching(/^[a-z0-9:./_-]{1,20}$/);

const JUNK: Readonly<Record<ValueKind, fc.Arbitrary<unknown>>> = {
  boolean: fc.boolean(),
  number: fc.oneof(
    fc.integer({ min: -10, max: 100_000 }),
    fc.integer({ min: -300, max: 300 }).map((cents) => cents / 100),
  ),
  choice: word,
  text: fc.oneof(word, fc.constantFrom('127.0.0.1:80', 'http://a.example', 'info', 'redis://h', '~/x')),
  list: fc.array(fc.oneof(word, fc.constantFrom('10.0.0.1', 'https://a.example'), fc.dictionary(word, word))),
  map: fc.oneof(fc.dictionary(word, word), fc.dictionary(word, fc.dictionary(word, word))),
};

function valuesOf(path: string): fc.Arbitrary<unknown> {
  const schema = CONFIG_KEYS.get(path)?.schema;
  if (schema === undefined) throw new Error(`No such key: ${path}`);
  const core = coreSchema(schema);
  const options = typeof core === 'object' && core !== null && 'options' in core ? core.options : [];
  const junk = JUNK[valueKind(schema)];
  return Array.isArray(options) && options.length > 0 ? fc.oneof(fc.constantFrom(...options), junk) : junk;
}

const settings = fc
  .constantFrom(...CONFIG_KEYS.keys())
  .chain((path) => valuesOf(path).map((value) => ({ path, value })));

function nested(path: string, value: unknown): Record<string, unknown> {
  const [head = '', ...rest] = path.split('.');
  return { [head]: rest.length === 0 ? value : nested(rest.join('.'), value) };
}

/** What comes of a configuration: what the code gets, or what is wrong with it, wherever it stands. */
function outcome(sources: Pick<LoadConfigOptions, 'env' | 'file'>): unknown {
  try {
    const { config, values } = loadConfig({ ...sources, workingDirectory: '/nowhere', homeDirectory: '/nowhere' });
    const key = config.externalLlmApiKey?.reveal();
    return { config, key, values: values.map(({ path, value }) => [path, value]) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((problem) => problem.replace(/\((?:ISARTOR__\w+|\/\S+\.toml)\)/, ''));
  }
}

describe('any key', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'isartor-config-')), 'isartor.toml');
  afterAll(() => rmSync(dirname(file), { recursive: true }));

  it('given in the environment is as given in the file', () => {
    fc.assert(
      fc.property(settings, ({ path, value }) => {
        const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
        writeFileSync(file, stringify(nested(path, value)));
        expect(outcome({ env: { [environmentName(path)]: text } })).toEqual(outcome({ env: {}, file }));
      }),
      { numRuns: 300 },
    );
  });
});
