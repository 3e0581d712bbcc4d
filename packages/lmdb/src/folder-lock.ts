import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, type ProcessIdentity, thisProcess } from './process-identity.js';

/** A folder that nobody else uses meanwhile. */
export interface FolderLock {
  release(): void;
}

/** Milliseconds between two signs of life in the lock file. */
const BEAT_MS = 1_000;

/** Milliseconds without one after which a process that cannot be seen from here is taken for dead. */
const SILENCE_MS = 5_000;

/**
 * Takes the folder for this process, by a file `lock` that names it. A process that has ended does not keep the
 * folder: its number and start tell, or, for one in another container, that the file is no longer touched. Throws where
 * the folder is in use, by this process too.
 */
export function lockFolder(folder: string): FolderLock {
  const path = join(folder, 'lock');
  const text = JSON.stringify({ ...thisProcess(), token: randomUUID() });
  if (!create(path, text)) {
    const found = read(path);
    if (found !== undefined && isHeld(path, found)) throw inUse(folder, found);
    if (found !== undefined) removeStale(path, found, folder);
    if (!create(path, text)) throw inUse(folder, read(path));
  }
  const beat = setInterval(() => touch(path), BEAT_MS);
  beat.unref();
  return {
    release() {
      clearInterval(beat);
      if (read(path) === text) rmSync(path, { force: true });
    },
  };
}

function create(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isHeld(path: string, text: string): boolean {
  const holder = parse(text);
  const answer = holder && isRunning(holder);
  if (answer !== undefined) return answer;
  const touched = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Math.abs(Date.now() - touched) < SILENCE_MS;
}

/** Two processes may find the same stale file: who moves away the lock that the other has just made puts it back. */
function removeStale(path: string, text: string, folder: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  if (moved !== text) {
    renameSync(aside, path);
    throw inUse(folder, moved);
  }
  rmSync(aside, { force: true });
}

function inUse(folder: string, text = ''): Error {
  const holder = parse(text);
  const who = holder === undefined ? 'another process' : `process ${holder.pid}`;
  const where = holder !== undefined && holder.namespace !== thisProcess().namespace ? ' of another container' : '';
  return new Error(`The cache folder ${folder} is in use by ${who}${where}; each process needs a folder of its own`);
}

function parse(text: string): ProcessIdentity | undefined {
  try {
    const { pid, started, boot, namespace } = JSON.parse(text);
    return Number.isInteger(pid) && pid > 0 ? { pid, started, boot, namespace } : undefined;
  } catch {
    return undefined;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function touch(path: string): void {
  try {
    const time = new Date();
    utimesSync(path, time, time);
  } catch {
    // The folder is gone, and the lock with it.
  }
}
