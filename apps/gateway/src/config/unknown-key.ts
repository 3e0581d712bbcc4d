import { ENVIRONMENT_PREFIX, environmentName } from './environment-name.js';
import type { KeyDefinition } from './key-definition.js';
import { CONFIG_KEYS } from './key-table.js';
import { nearestName } from './nearest-name.js';
import { retiredKeyHint } from './retired-keys.js';
import { valueKind } from './schema-facts.js';

/** The complaint about a path that is no key, naming what was probably meant. */
export function unknownPath(path: string, source: string): string {
  const hint = retiredKeyHint(path) ?? `did you mean ${nearestName(path, [...CONFIG_KEYS.keys()])}?`;
  return `${path} (${source}): unknown key; ${hint}`;
}

/** The variables that are a key's own: its name, and with `_FILE` for a secret. */
export function ownVariables([path, { secret }]: readonly [string, KeyDefinition]): readonly string[] {
  const name = environmentName(path);
  return secret ? [name, `${name}_FILE`] : [name];
}

/** Every variable that gives a key, aliases included. */
export function knownVariables(): readonly string[] {
  return [...CONFIG_KEYS].flatMap((key) => {
    const aliases = key[1].aliases ?? [];
    return [...ownVariables(key), ...aliases.map(({ variable }) => variable)];
  });
}

function mapAround(variable: string): string | undefined {
  for (const [path, { schema }] of CONFIG_KEYS) {
    const name = environmentName(path);
    if (variable.startsWith(`${name}__`) && ['list', 'map'].includes(valueKind(schema))) return name;
  }
  return undefined;
}

/** The complaint about a variable of ours that gives no key, naming what was probably meant. */
export function unknownVariable(variable: string): string {
  const path = variable.slice(ENVIRONMENT_PREFIX.length).toLowerCase().replaceAll('__', '.');
  const retired = retiredKeyHint(path);
  if (retired !== undefined) return `${variable}: unknown variable; ${retired}`;
  const map = mapAround(variable);
  if (map !== undefined) return `${variable}: unknown variable; give the whole of ${map} as JSON`;
  return `${variable}: unknown variable; did you mean ${nearestName(variable, knownVariables())}?`;
}
