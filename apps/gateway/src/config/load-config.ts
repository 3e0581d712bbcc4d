import { coalescingWarning } from './check-coalescing.js';
import { embedderProblems } from './check-embedder.js';
import { openGatewayWarning, sharedKeyProblems } from './check-gateway-keys.js';
import { unmonitoredLogsWarning } from './check-monitoring.js';
import { ConfigError } from './config-error.js';
import { withDemoChoices } from './demo-choices.js';
import { type GatewayConfig, toGatewayConfig } from './gateway-config.js';
import { maskValue } from './mask-value.js';
import { findMissingParts } from './missing-parts.js';
import { type OtelValues, readOtelEnvironment } from './otel/otel-environment.js';
import { type LoadConfigOptions, readConfig } from './read-config.js';
import type { ResolvedKey } from './resolve-key.js';
import { usesDemoProvider } from './uses-demo-provider.js';

/** One value in effect, as it may be shown. */
export interface ConfigValue {
  readonly path: string;
  /** Written as in the file; secrets are hidden; undefined where the key is not set and has no default. */
  readonly value: unknown;
  /** `default`, a file's name, a variable, a flag or `demo mode`. */
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
  /** What OpenTelemetry's own variables say. */
  readonly otel: OtelValues;
  /** Absolute path of the file that was read. */
  readonly file?: string;
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

function valuesOf(keys: ReadonlyMap<string, ResolvedKey>): GatewayConfig {
  return toGatewayConfig(new Map([...keys].map(([path, { value }]) => [path, value])));
}

/**
 * The effective configuration: defaults < file < environment < flags.
 * @throws ConfigError with everything that is wrong with it.
 */
export function loadConfig(options: LoadConfigOptions): LoadedConfig {
  const { file, readings, keys: read } = readConfig(options);
  const keys = usesDemoProvider(valuesOf(read)) ? withDemoChoices(read) : read;
  const missing = findMissingParts(keys);
  const config = valuesOf(keys);
  const otel = readOtelEnvironment(options.env);
  const problems = [
    ...readings.flatMap((reading) => reading.problems),
    ...[...keys.values()].flatMap((key) => key.problems),
    ...missing.problems,
    ...sharedKeyProblems(config.gatewayKeys),
    ...embedderProblems(config),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    config,
    values: [...keys.values()].map(toShown),
    warnings: [
      ...readings.flatMap((reading) => reading.warnings),
      ...missing.warnings,
      ...openGatewayWarning(config),
      ...coalescingWarning(config),
      ...unmonitoredLogsWarning(config),
      // They are often set for every process of a machine: while monitoring is off they are nobody's concern here.
      ...(config.enableMonitoring ? otel.warnings : []),
    ],
    otel: otel.values,
    ...(file === undefined ? {} : { file: file.path }),
  };
}
