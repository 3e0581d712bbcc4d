import type { Environment } from '../environment.js';
import { OTEL_VARIABLES, type OtelVariable } from './otel-variables.js';

type Variables = typeof OTEL_VARIABLES;

/** What the variables of OpenTelemetry say: those that are set and valid, by their names. */
export type OtelValues = {
  readonly [Name in keyof Variables]?: Variables[Name] extends OtelVariable<infer Value> ? Value : never;
};

/** What was read of them. */
export interface OtelEnvironment {
  readonly values: OtelValues;
  /** One sentence for each that is set and not valid. */
  readonly warnings: readonly string[];
}

const LONGEST_SHOWN = 40;

/** Reads the variables of OpenTelemetry. A value that makes no sense stops nothing: telemetry is not what runs here. */
export function readOtelEnvironment(environment: Environment): OtelEnvironment {
  const values: Record<string, unknown> = {};
  const warnings: string[] = [];
  for (const [name, { read, fallback, secret }] of Object.entries<OtelVariable<unknown>>(OTEL_VARIABLES)) {
    const text = environment[name]?.trim() ?? '';
    if (text === '') continue;
    const reading = read(text, environment);
    if ('value' in reading) values[name] = reading.value;
    else {
      const shown = secret ? '' : ` = ${JSON.stringify(text.slice(0, LONGEST_SHOWN))}`;
      warnings.push(`${name}${shown}: ${reading.problem}; in effect is ${fallback}`);
    }
  }
  return { values, warnings };
}
