import { readdirSync, readFileSync } from 'node:fs';

/** Dialects that have recorded behaviour. */
export type FixtureFormat = 'openai' | 'responses' | 'anthropic' | 'gemini';

const root = (format: FixtureFormat): URL => new URL(`../src/${format}/__fixtures__/`, import.meta.url);

/** The bytes of a fixture, by its path under the dialect's `__fixtures__`. */
export const readFixture = (path: string, format: FixtureFormat = 'openai'): Buffer =>
  readFileSync(new URL(path, root(format)));

/** The names of the fixtures of one kind. */
export const fixtureNames = (kind: 'requests' | 'replies' | 'streams', format: FixtureFormat = 'openai'): string[] =>
  readdirSync(new URL(`${kind}/`, root(format))).sort();
