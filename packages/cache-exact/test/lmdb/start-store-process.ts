import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** A process that uses a store. */
export interface StoreProcess {
  readonly pid: number;
  /** All lines that it has said, in their order; it ends with the process. */
  readonly lines: AsyncIterable<string>;
  /** As the kernel kills, and until it is gone. */
  kill(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('store-process.mjs', import.meta.url));

/** What a process is told. */
export interface StoreTask {
  readonly path: string;
  /** A task of `store-process.mjs`, and its argument. */
  readonly task: readonly string[];
  /** Blocks of 512 bytes that a file of its may have: a write beyond them fails as on a full disk. */
  readonly maxBlocks?: number;
}

/** Starts it; it goes with the test at the latest. */
export function startStoreProcess({ path, task, maxBlocks }: StoreTask): StoreProcess {
  // Signal 25 would end a process that goes beyond the limit.
  const limit = maxBlocks === undefined ? '' : `trap '' 25; ulimit -f ${maxBlocks}; `;
  const command = ['-c', `${limit}exec "$0" "$@"`, process.execPath, PROGRAM, path, ...task];
  const child = spawn('sh', command, {
    // The library writes every failed write to the error output.
    stdio: ['ignore', 'pipe', maxBlocks === undefined ? 'inherit' : 'ignore'],
  });
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  onTestFinished(kill);
  return { pid: child.pid ?? 0, lines: createInterface(child.stdout), kill };
}
