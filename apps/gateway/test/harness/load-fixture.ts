import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../../src/config/config-error.js';
import { type LoadedConfig, loadConfig } from '../../src/config/load-config.js';
import type { LoadConfigOptions } from '../../src/config/read-config.js';

interface Sources extends Partial<LoadConfigOptions> {
  /** Content of `isartor.toml` in the working directory. */
  readonly toml?: string;
  /** Other files by name, in the same folder. */
  readonly files?: Readonly<Record<string, string>>;
}

function withFolder<Result>(use: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'isartor-config-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Loads a configuration from a folder of its own; nothing of this machine's settings gets in. */
export function load({ toml, files = {}, ...options }: Sources = {}): LoadedConfig {
  return withFolder((folder) => {
    const all = { ...files, ...(toml === undefined ? {} : { 'isartor.toml': toml }) };
    for (const [name, content] of Object.entries(all)) writeFileSync(join(folder, name), content);
    return loadConfig({ env: {}, workingDirectory: folder, homeDirectory: '/home/of-nobody', ...options });
  });
}

/** What is wrong with a configuration: the sentences of its error. Fails when nothing is. */
export function problemsOf(sources: Sources): readonly string[] {
  try {
    load(sources);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  throw new Error('The configuration was accepted');
}

/** The source of one key's effective value. */
export function sourceOf({ values }: LoadedConfig, path: string): string | undefined {
  return values.find((value) => value.path === path)?.source;
}
