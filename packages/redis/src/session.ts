import type { SecureContextOptions } from 'node:tls';
import type { RedisAddress } from './address.js';

/** Sends one command; texts in the reply are Buffers, numbers numbers. */
export type Send = (args: readonly (string | Buffer)[]) => Promise<unknown>;

/** One connection more, for commands that hold up those behind them. */
export interface OwnConnection {
  readonly send: Send;
  destroy(): void;
}

/** Connections to one Redis, from when they stand until one of them breaks. A broken session is replaced, not mended. */
export interface Session {
  /** Sends one command to whoever holds `key`. */
  send(key: string, args: readonly (string | Buffer)[]): Promise<unknown>;
  /** One way to each server that holds keys. */
  masters(): readonly Send[];
  /** Opens a connection to whoever holds `key`; it is not part of the session, and breaks on its own. */
  openOwn(key: string, signal: AbortSignal): Promise<OwnConnection>;
  /** Calls `listener` for each message on `channel`. */
  subscribe(channel: string, listener: () => void): Promise<void>;
  destroy(): void;
}

/** What TLS needs beyond the address: certificates as PEM. */
export interface RedisTls extends Pick<SecureContextOptions, 'ca' | 'cert' | 'key' | 'passphrase'> {
  readonly servername?: string;
  /** False takes any certificate: for tests. */
  readonly rejectUnauthorized?: boolean;
}

/** How to open a session. */
export interface SessionOptions {
  readonly address: RedisAddress;
  readonly tls: RedisTls | undefined;
  /** Milliseconds for each connection. */
  readonly connectTimeoutMs: number;
  /** Called when the session has broken by itself; perhaps more than once. */
  readonly onDown: (error: unknown) => void;
}
