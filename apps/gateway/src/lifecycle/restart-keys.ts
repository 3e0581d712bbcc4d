import type { LoadedConfig } from '../config/load-config.js';

/** Keys that changed and that only a restart can bring into effect. */
export function changedRestartKeys(before: LoadedConfig, after: LoadedConfig): readonly string[] {
  const old = new Map(before.values.map(({ path, value }) => [path, JSON.stringify(value)]));
  return after.values
    .filter(({ path, value, needsRestart }) => needsRestart && JSON.stringify(value) !== old.get(path))
    .map(({ path }) => path);
}
