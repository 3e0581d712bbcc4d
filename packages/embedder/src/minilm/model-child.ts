import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';
import type { FromChild, ToChild } from './messages.js';

/** What happens to a process. */
export interface ModelChildEvents {
  said(message: FromChild): void;
  /** It is gone, and will say nothing more; once. */
  ended(how: string): void;
}

/** One process that holds the model. */
export interface ModelChild {
  readonly processId: number | undefined;
  tell(message: ToChild): void;
  /** Ends it as the kernel does: it has nothing to lose, and may be stopped or stuck. */
  kill(): void;
  /** Lets this process live until that one is gone. */
  hold(): void;
}

const NOT_STARTED = 'the process could not be started';

const OPTIONS: ForkOptions = {
  // Neither flags nor variables of this process (secrets, preloaded modules) are of any use to it.
  execArgv: [],
  env: {},
  serialization: 'advanced',
  stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
};

/** Starts one. It does not keep this process alive, and leaves when this process ends, however that comes about. */
export function startModelChild(program: string, events: ModelChildEvents): ModelChild {
  const child = attempt(() => fork(program, [], OPTIONS));
  if (child === undefined) {
    setImmediate(() => events.ended(NOT_STARTED));
    return { processId: undefined, tell: () => {}, kill: () => {}, hold: () => {} };
  }
  child.unref();
  child.channel?.unref();
  child.on('message', (message: FromChild) => events.said(message));
  void endOf(child).then((how) => events.ended(how));
  return {
    processId: child.pid,
    tell(message) {
      // A process that has just ended is told of by its end.
      child.send(message, () => {});
    },
    kill: () => void child.kill('SIGKILL'),
    hold() {
      child.ref();
      child.channel?.ref();
    },
  };
}

/** Some errors of starting a process are thrown (no memory, no file left to open), others come as events. */
function attempt(start: () => ChildProcess): ChildProcess | undefined {
  try {
    return start();
  } catch {
    return undefined;
  }
}

/** How it ended, when all it said has arrived. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.on('error', () => {
      if (child.pid === undefined) resolve(NOT_STARTED);
    });
    child.once('exit', (code, signal) => {
      const how = signal === null ? `the process ended with ${code}` : `the process was ended by ${signal}`;
      if (child.connected) child.once('disconnect', () => resolve(how));
      else resolve(how);
    });
  });
}
