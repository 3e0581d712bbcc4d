import { setTimeout as wait } from 'node:timers/promises';
import { withinDeadline } from '@isartor/core';
import { RedisCallError, reasonOf } from './redis-call-error.js';
import type { Session } from './session.js';

/** What a connection is made of. */
export interface ConnectionOptions {
  /** Opens a session; `onDown` tells later that it has broken. */
  readonly open: (signal: AbortSignal, onDown: (error: unknown) => void) => Promise<Session>;
  /** Makes a new session fit for use; one that cannot be is given up. */
  readonly join: (session: Session) => Promise<void>;
  /** Milliseconds for both together. */
  readonly openTimeoutMs: number;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly onChange: () => void;
}

/**
 * The one session in use, and a breaker: while there is none, or after several failures in a row, callers find none at
 * once, and a new one is opened in the background, each attempt later than the one before.
 */
export interface Connection {
  readonly session: Session | undefined;
  /** Why there is none; 'connecting' during the first attempt. */
  readonly reason: string;
  /** The session; waits while the first attempt lasts, and only then. Opens on the first call. */
  obtain(): Session | Promise<Session | undefined> | undefined;
  /** A call on `session` went well. */
  succeeded(): void;
  /** A call on `session` failed for a reason that is the server's. */
  failed(session: Session, error: unknown): void;
  /** Gives `session` up at once. */
  replace(session: Session, error: unknown): void;
  close(): void;
}

/** Failures in a row after which the session is given up. */
const MAX_FAILURES = 5;
const FIRST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 10_000;

/** Opens nothing until it is asked to. */
export function createConnection(options: ConnectionOptions): Connection {
  const closing = new AbortController();
  let session: Session | undefined;
  let reason = 'connecting';
  let failures = 0;
  let attempt = 0;
  let first: Promise<void> | undefined;
  let reopening = Promise.resolve();

  const replace = (broken: Session, error: unknown): void => {
    if (broken !== session) return;
    session = undefined;
    reason = reasonOf(error);
    broken.destroy();
    options.onChange();
    reopenLater();
  };

  const open = async (): Promise<void> => {
    try {
      session = await openSession(options, closing.signal, replace);
      failures = 0;
    } catch (error) {
      if (!closing.signal.aborted) reason = reasonOf(error);
    }
    options.onChange();
  };

  const reopen = async (): Promise<void> => {
    while (session === undefined && !closing.signal.aborted) {
      const backoffMs = backoffOf(attempt, options.random);
      attempt += 1;
      await wait(backoffMs, undefined, { signal: closing.signal, ref: false }).catch(() => {});
      if (!closing.signal.aborted) await open();
    }
  };

  const reopenLater = (): void => {
    reopening = reopening.then(reopen);
  };

  return {
    get session() {
      return session;
    },
    get reason() {
      return reason;
    },
    obtain() {
      if (session !== undefined || closing.signal.aborted) return session;
      first ??= open().then(reopenLater);
      return reason === 'connecting' ? first.then(() => session) : undefined;
    },
    succeeded() {
      failures = 0;
      attempt = 0;
    },
    failed(broken, error) {
      if (broken !== session) return;
      failures += 1;
      if (failures >= MAX_FAILURES) replace(broken, error);
    },
    replace,
    close() {
      closing.abort(new RedisCallError('closed'));
      reason = 'closed';
      session?.destroy();
      session = undefined;
    },
  };
}

/** Between half and all of what the attempt has earned, so that replicas do not come all at once. */
function backoffOf(attempt: number, random: () => number): number {
  return Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** attempt) * (0.5 + random() / 2);
}

/** One attempt: a session that is open and has joined, or nothing left of it. */
async function openSession(
  { open, join, openTimeoutMs }: ConnectionOptions,
  closing: AbortSignal,
  onBroken: (session: Session, error: unknown) => void,
): Promise<Session> {
  const state: { opened?: Session; isOver: boolean; broken?: unknown } = { isOver: false };
  const onDown = (error: unknown): void => {
    state.broken ??= error;
    if (state.opened !== undefined) onBroken(state.opened, error);
  };
  try {
    const session = await withinDeadline({ timeoutMs: openTimeoutMs, signal: closing }, async (signal) => {
      const opened = await open(signal, onDown);
      // Too late: nobody waits for it any more.
      if (state.isOver) opened.destroy();
      state.opened = opened;
      await join(opened);
      return opened;
    });
    closing.throwIfAborted();
    if (state.broken !== undefined) throw state.broken;
    return session;
  } catch (error) {
    state.opened?.destroy();
    throw error;
  } finally {
    state.isOver = true;
  }
}
