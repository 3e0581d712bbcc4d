import type { Environment } from './environment.js';
import type { Folders } from './expand-path.js';
import { findConfigFile } from './find-config-file.js';
import { CONFIG_KEYS } from './key-table.js';
import { type ResolvedKey, resolveKey } from './resolve-key.js';
import { writtenDefault } from './schema-facts.js';
import { readEnvironmentSource } from './sources/environment-source.js';
import { readFileSource } from './sources/file-source.js';
import { type ConfigFlag, readFlagSource } from './sources/flag-source.js';
import type { Candidate, SourceReading } from './sources/source-reading.js';

/** Where a configuration comes from. */
export interface LoadConfigOptions extends Folders {
  readonly env: Environment;
  readonly flags?: readonly ConfigFlag[];
  /** The file to read, in place of the usual ones; it must exist. */
  readonly file?: string;
}

/** What the sources say, key by key, right or wrong. */
export interface ReadConfig {
  readonly file?: { readonly path: string };
  readonly readings: readonly SourceReading[];
  readonly keys: ReadonlyMap<string, ResolvedKey>;
}

function pieceTogether(candidate: Candidate, below: Candidate | undefined): Candidate {
  const { combine, path, source } = candidate;
  if (combine === undefined) return candidate;
  const definition = CONFIG_KEYS.get(path);
  const soFar = String(below?.value ?? (definition && writtenDefault(definition.schema)));
  const value = combine(soFar, String(candidate.value));
  return { ...candidate, value, source: below?.combine ? `${below.source}, ${source}` : source };
}

/** The winner for each key, from candidates in the order of their precedence. An empty text is not set. */
function merge(candidates: readonly Candidate[]): ReadonlyMap<string, Candidate> {
  const winners = new Map<string, Candidate>();
  for (const candidate of candidates) {
    if (candidate.value !== '') winners.set(candidate.path, pieceTogether(candidate, winners.get(candidate.path)));
  }
  return winners;
}

/** Reads every source and finds what is in effect for each key: defaults < file < environment < flags. */
export function readConfig(options: LoadConfigOptions): ReadConfig {
  const file = findConfigFile(options, options.file);
  const readings = [
    ...(file === undefined ? [] : [readFileSource(file.path, file.name)]),
    readEnvironmentSource(options.env, options),
    readFlagSource(options.flags ?? []),
  ];
  const winners = merge(readings.flatMap(({ candidates }) => candidates));
  const keys = new Map([...CONFIG_KEYS].map((key) => [key[0], resolveKey(key, winners.get(key[0]), options)]));
  return { readings, keys, ...(file === undefined ? {} : { file }) };
}
