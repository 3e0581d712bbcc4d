import { createHash, timingSafeEqual } from 'node:crypto';
import type { CallerCredentials } from './caller-credentials.js';

/** One accepted key, kept as its SHA-256 only. */
export interface KeyRecord {
  readonly tenant: string;
  /** SHA-256 of the key, 64 hex digits. */
  readonly sha256: string;
  readonly admin: boolean;
}

/** Who is calling. */
export interface Caller {
  readonly tenant: string;
  readonly admin: boolean;
  /** The caller's own for a provider, where they pass through. */
  readonly credentials?: CallerCredentials;
}

export interface Authenticator {
  /** False when no key is configured: everybody is tenant `local`. */
  readonly required: boolean;
  /** The caller, or nothing when a key is required and this is none. Takes the same time for every wrong key. */
  authenticate(key: string | undefined): Caller | undefined;
}

const LOCAL: Caller = { tenant: 'local', admin: true };

/** Compares the hash of what is presented with the hash of every accepted key, all of them every time. */
export function createAuthenticator(keys: readonly KeyRecord[]): Authenticator {
  const accepted = keys.map(({ tenant, admin, sha256 }) => ({
    caller: { tenant, admin },
    digest: Buffer.from(sha256, 'hex'),
  }));
  return {
    required: accepted.length > 0,
    authenticate(key) {
      if (accepted.length === 0) return LOCAL;
      if (key === undefined) return undefined;
      const digest = createHash('sha256').update(key).digest();
      let found: Caller | undefined;
      for (const record of accepted) if (timingSafeEqual(record.digest, digest)) found ??= record.caller;
      return found;
    },
  };
}
