import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** A program that uses the embedder. */
export interface Owner {
  /** Of the process that holds the model. */
  readonly modelProcessId: number;
  readonly exitCode: Promise<number | null>;
  /** As the kernel kills, and until it is gone. */
  kill(): Promise<void>;
}

/** Starts it, as it was built, and waits until the model has answered. It goes with the test at the latest. */
export async function startOwner(task: 'stay' | 'leave' | 'close'): Promise<Owner> {
  const program = fileURLToPath(new URL('owner-process.mjs', import.meta.url));
  // The flags of the process of the suite would lead it to the sources.
  const child = fork(program, [task], { execArgv: [], stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  child.disconnect();
  onTestFinished(() => void child.kill('SIGKILL'));
  const exitCode = once(child, 'exit').then(([code]) => code);
  if (child.stdout === null) throw new Error('The owner cannot be heard');
  const [line] = await once(createInterface(child.stdout), 'line');
  return {
    modelProcessId: Number(line),
    exitCode,
    async kill() {
      child.kill('SIGKILL');
      await exitCode;
    },
  };
}
