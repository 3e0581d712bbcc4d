import type { ResolvedKey } from './resolve-key.js';

/** The keys as demo mode has them: what nobody set takes its first choice. */
export function withDemoChoices(keys: ReadonlyMap<string, ResolvedKey>): ReadonlyMap<string, ResolvedKey> {
  return new Map([...keys].map(([path, key]) => [path, chosen(key)]));
}

function chosen(key: ResolvedKey): ResolvedKey {
  const { firstChoice } = key.definition;
  if (firstChoice === undefined || key.source !== undefined) return key;
  return { ...key, written: firstChoice, value: firstChoice, isDefault: false, source: 'demo mode' };
}
