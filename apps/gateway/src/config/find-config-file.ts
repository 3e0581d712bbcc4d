import { accessSync } from 'node:fs';
import { join } from 'node:path';
import { expandPath, type Folders } from './expand-path.js';

/** A configuration file: its absolute path, and its name as a reader knows it. */
export interface ConfigFile {
  readonly path: string;
  readonly name: string;
}

/** False only where there is certainly nothing: a file that may not be looked at is found, and its reading fails. */
function exists(path: string): boolean {
  try {
    accessSync(path);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'));
  }
}

/** The file that was asked for, else `isartor.toml` of the working directory, else that of `~/.isartor`. */
export function findConfigFile(folders: Folders, asked?: string): ConfigFile | undefined {
  if (asked !== undefined) return { path: expandPath(asked, folders), name: asked };
  const usual: readonly ConfigFile[] = [
    { path: join(folders.workingDirectory, 'isartor.toml'), name: 'isartor.toml' },
    { path: join(folders.homeDirectory, '.isartor', 'isartor.toml'), name: '~/.isartor/isartor.toml' },
  ];
  return usual.find(({ path }) => exists(path));
}
