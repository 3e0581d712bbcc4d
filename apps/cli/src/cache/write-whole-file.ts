import { randomUUID } from 'node:crypto';
import { lstat, open, rename, rm, writeFile } from 'node:fs/promises';

/** Where a file goes. */
export interface FileTarget {
  readonly path: string;
  /** Replaces a file that is there. */
  readonly force: boolean;
}

const OWNER_ONLY = 0o600;

/**
 * Writes a file that only its owner can read; it has its name from the moment on at which it is whole. What is written of
 * one that fails is removed.
 * @throws what the pieces throw; Error where the name is taken, and what the file system throws.
 */
export async function writeWholeFile(target: FileTarget, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  await assertFree(target);
  const part = `${target.path}.${randomUUID().slice(0, 8)}.part`;
  const handle = await open(part, 'wx', OWNER_ONLY);
  try {
    try {
      await writeFile(handle, pieces);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await assertFree(target);
    await rename(part, target.path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** @throws Error where something has the name that may not be replaced. */
export async function assertFree({ path, force }: FileTarget): Promise<void> {
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  if (found === undefined) return;
  if (!found.isFile()) throw new Error(`${path} is there, and is no file that could be replaced`);
  if (!force) throw new Error(`${path} is already there; --force replaces it`);
}
