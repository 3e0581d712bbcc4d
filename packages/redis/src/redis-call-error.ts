/** A call to Redis that failed. Its message is the reason alone: no address, no key, no password, no command. */
export class RedisCallError extends Error {
  override readonly name = 'RedisCallError';
  /** A word or two, as in the store's health. */
  readonly reason: string;

  constructor(reason: string) {
    super(`Redis failed: ${reason}`);
    this.reason = reason;
  }
}

/** First words of Redis's error replies, and codes of sockets, in words. */
const REASONS: Readonly<Record<string, string>> = {
  OOM: 'out of memory',
  READONLY: 'read-only',
  LOADING: 'loading',
  MASTERDOWN: 'no master',
  NOREPLICAS: 'too few replicas',
  MISCONF: 'cannot persist',
  CLUSTERDOWN: 'cluster down',
  NOAUTH: 'not authorised',
  WRONGPASS: 'not authorised',
  NOPERM: 'not authorised',
  BUSY: 'busy',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'connection lost',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENOTFOUND: 'unknown host',
  EAI_AGAIN: 'unknown host',
  ETIMEDOUT: 'timeout',
};

/** Names of errors that are no replies. */
const REASONS_BY_NAME: Readonly<Record<string, string>> = {
  TimeoutError: 'timeout',
  AbortError: 'aborted',
  ConnectionTimeoutError: 'timeout',
  SocketClosedUnexpectedlyError: 'connection lost',
  DisconnectsClientError: 'connection lost',
  ClientClosedError: 'connection lost',
  ClientOfflineError: 'connection lost',
};

/** Why a call failed, in a word or two that repeat nothing the server or the library said. */
export function reasonOf(error: unknown): string {
  if (error instanceof RedisCallError) return error.reason;
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  if (!(error instanceof Error)) return 'failed';
  const { code } = error as Error & { readonly code?: unknown };
  const word = /^[A-Z]+(?= |$)/.exec(error.message)?.[0] ?? '';
  const byName = REASONS_BY_NAME[error.name] ?? REASONS_BY_NAME[error.constructor.name];
  const known = REASONS[String(code)] ?? REASONS[word] ?? byName;
  if (known !== undefined) return known;
  // Codes of TLS and the like are the library's own words.
  return typeof code === 'string' && /^[A-Z_\d]+$/.test(code) ? code : 'failed';
}

/** The same failure without what the library's error may repeat of the address or the command. */
export const callErrorOf = (error: unknown): RedisCallError => new RedisCallError(reasonOf(error));

/** Reasons why a server that still reads refuses to write. */
export const WRITE_REFUSALS: ReadonlySet<string> = new Set(['out of memory', 'cannot persist', 'too few replicas']);
