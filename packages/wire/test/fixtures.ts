import { readdirSync, readFileSync } from 'node:fs';

const ROOT = new URL('../src/openai/__fixtures__/', import.meta.url);

/** The bytes of a Chat Completions fixture, by its path under `__fixtures__`. */
export const readFixture = (path: string): Buffer => readFileSync(new URL(path, ROOT));

/** The names of the fixtures of one kind. */
export const fixtureNames = (kind: 'requests' | 'replies' | 'streams'): string[] =>
  readdirSync(new URL(`${kind}/`, ROOT)).sort();
