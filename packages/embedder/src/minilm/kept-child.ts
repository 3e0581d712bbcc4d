import type { Backoff } from '../backoff.js';
import type { FromChild, ToChild } from './messages.js';
import { type ModelChild, startModelChild } from './model-child.js';

/** What to keep, and who is told. */
export interface KeptChildOptions {
  /** Absolute path of its program. */
  readonly program: string;
  /** How long to wait before it is started again. */
  readonly backoff: Backoff;
  /** There is a new process, which can be told. */
  started(tell: KeptChild['tell']): void;
  said(message: FromChild): void;
  /** The process is gone; it will be started again. */
  ended(reason: string): void;
}

/** A process that is started again whenever it ends, until it is closed. */
export interface KeptChild {
  readonly processId: number | undefined;
  /** How often it was started again. */
  readonly restarts: number;
  tell(message: ToChild): void;
  /** Ends the present process, for this reason. */
  kill(reason: string): void;
  /** Resolves when the process is gone, for good. */
  close(): Promise<void>;
}

/** Starts it at once. */
export function keepChild({ program, backoff, started, said, ended }: KeptChildOptions): KeptChild {
  let child: ModelChild | undefined;
  let reasonOfEnd: string | undefined;
  let restarts = 0;
  let timer: NodeJS.Timeout | undefined;
  let closing: Promise<void> | undefined;
  let whenGone: () => void = () => {};

  const tell = (message: ToChild): void => child?.tell(message);
  const start = (): void => {
    reasonOfEnd = undefined;
    child = startModelChild(program, { said, ended: afterEnd });
    started(tell);
  };
  const restart = (): void => {
    restarts += 1;
    start();
  };
  const afterEnd = (how: string): void => {
    child = undefined;
    if (closing === undefined) {
      timer = setTimeout(restart, backoff.next());
      timer.unref();
    }
    ended(reasonOfEnd ?? how);
    whenGone();
  };
  start();

  return {
    get processId() {
      return child?.processId;
    },
    get restarts() {
      return restarts;
    },
    tell,
    kill(reason) {
      reasonOfEnd ??= reason;
      child?.kill();
    },
    close() {
      closing ??= new Promise<void>((resolve) => {
        clearTimeout(timer);
        whenGone = resolve;
        if (child === undefined) return resolve();
        child.hold();
        child.kill();
      });
      return closing;
    },
  };
}
