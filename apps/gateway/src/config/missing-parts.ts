import type { KeyDefinition } from './key-definition.js';
import type { Part } from './parts.js';
import type { ResolvedKey } from './resolve-key.js';
import { showSetting } from './show-setting.js';

/** What the values in effect ask of parts that this version lacks. */
export interface MissingParts {
  /** Settings that need such a part. */
  readonly problems: readonly string[];
  /** Settings that steer such a part while it is switched off. */
  readonly warnings: readonly string[];
}

type ResolvedKeys = ReadonlyMap<string, ResolvedKey>;

function isUsed(part: Part, keys: ResolvedKeys): boolean {
  return Object.entries(part.usedWhen ?? {}).every(([path, values]) => values.includes(keys.get(path)?.written));
}

/** The key's own value switches its part off. */
function switchesOff(path: string, written: unknown, { part, off }: KeyDefinition): boolean {
  const using = part?.usedWhen?.[path];
  return (
    (using !== undefined && !using.includes(written)) ||
    (off ?? []).some((value) => JSON.stringify(value) === JSON.stringify(written))
  );
}

function neededPart({ path, definition, written, value }: ResolvedKey): Part | undefined {
  const ofValue = definition.valueParts?.[String(value)];
  if (ofValue !== undefined) return ofValue;
  return switchesOff(path, written, definition) ? undefined : definition.part;
}

/** Which settings need, or would steer, a part that this version lacks. A default never does. */
export function findMissingParts(keys: ResolvedKeys): MissingParts {
  const problems: string[] = [];
  const warnings: string[] = [];
  for (const key of keys.values()) {
    const { path, definition, written, source, isDefault } = key;
    const part = neededPart(key);
    if (part === undefined || source === undefined || isDefault) continue;
    const setting = showSetting(path, written, { secret: definition.secret === true, source });
    if (isUsed(part, keys)) problems.push(`${setting} needs ${part.name}, which is not in this version`);
    else warnings.push(`${setting} has no effect: ${part.name} is not in use`);
  }
  return { problems, warnings };
}
