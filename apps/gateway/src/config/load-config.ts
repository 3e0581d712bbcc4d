import { openGatewayWarning, sharedKeyProblems } from './check-gateway-keys.js';
import { ConfigError } from './config-error.js';
import type { Folders } from './expand-path.js';
import { findConfigFile } from './find-config-file.js';
import { type GatewayConfig, toGatewayConfig } from './gateway-config.js';
import { CONFIG_KEYS } from './key-table.js';
import { maskValue } from './mask-value.js';
import { findMissingParts } from './missing-parts.js';
import { type ResolvedKey, resolveKey } from './resolve-key.js';
import { writtenDefault } from './schema-facts.js';
import { type Environment, readEnvironmentSource } from './sources/environment-source.js';
import { readFileSource } from './sources/file-source.js';
import { type ConfigFlag, readFlagSource } from './sources/flag-source.js';
import type { Candidate } from './sources/source-reading.js';

/** Where a configuration comes from. */
export interface LoadConfigOptions extends Folders {
  readonly env: Environment;
  readonly flags?: readonly ConfigFlag[];
  /** The file to read, in place of the usual ones; it must exist. */
  readonly file?: string;
}

/** One value in effect, as it may be shown. */
export interface ConfigValue {
  readonly path: string;
  /** Written as in the file; secrets are hidden; undefined where the key is not set and has no default. */
  readonly value: unknown;
  /** `default`, a file's name, a variable or a flag. */
  readonly source: string;
  /** A reload does not change it. */
  readonly needsRestart: boolean;
  /** The part that this key steers and this version lacks. */
  readonly missingPart?: string;
}

/** A valid configuration, and what may be told of it. */
export interface LoadedConfig {
  readonly config: GatewayConfig;
  /** Every key in the order of the documentation. */
  readonly values: readonly ConfigValue[];
  /** What the operator should know, one sentence each. */
  readonly warnings: readonly string[];
  /** Absolute path of the file that was read. */
  readonly file?: string;
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

function toShown({ path, definition, written, source }: ResolvedKey): ConfigValue {
  return {
    path,
    value: source === undefined ? written : maskValue(written, definition.secret === true),
    source: source ?? 'default',
    needsRestart: definition.needsRestart === true,
    ...(definition.part === undefined ? {} : { missingPart: definition.part.name }),
  };
}

/**
 * The effective configuration: defaults < file < environment < flags.
 * @throws ConfigError with everything that is wrong with it.
 */
export function loadConfig(options: LoadConfigOptions): LoadedConfig {
  const file = findConfigFile(options, options.file);
  const readings = [
    ...(file === undefined ? [] : [readFileSource(file.path, file.name)]),
    readEnvironmentSource(options.env, options),
    readFlagSource(options.flags ?? []),
  ];
  const winners = merge(readings.flatMap(({ candidates }) => candidates));
  const keys = new Map([...CONFIG_KEYS].map((key) => [key[0], resolveKey(key, winners.get(key[0]), options)]));
  const missing = findMissingParts(keys);
  const config = toGatewayConfig(new Map([...keys].map(([path, { value }]) => [path, value])));
  const problems = [
    ...readings.flatMap((reading) => reading.problems),
    ...[...keys.values()].flatMap((key) => key.problems),
    ...missing.problems,
    ...sharedKeyProblems(config.gatewayKeys),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    config,
    values: [...keys.values()].map(toShown),
    warnings: [...readings.flatMap((reading) => reading.warnings), ...missing.warnings, ...openGatewayWarning(config)],
    ...(file === undefined ? {} : { file: file.path }),
  };
}
