import type { IsartorError } from '@isartor/core';
import { LRUCache } from 'lru-cache';

/** A provider at its address: after a reload the same name may mean another server. */
export interface ProviderServer {
  readonly provider: string;
  /** As `external_llm_url` says. */
  readonly url: string | undefined;
}

/** How the latest calls of one provider went. */
export interface ProviderState {
  /** By the last call that says something of the provider. */
  readonly status: 'healthy' | 'failing' | 'unknown';
  /** Milliseconds since 1970. */
  readonly lastSuccessMs?: number;
  readonly lastError?: { readonly atMs: number; readonly code: string; readonly message: string };
}

/** Remembers how the latest calls of this process went. */
export interface ProviderLedger {
  succeeded(server: ProviderServer): void;
  failed(server: ProviderServer, error: IsartorError): void;
  stateOf(server: ProviderServer): ProviderState;
}

const MAX_SERVERS = 100;

/** What a request is refused for says nothing against who refuses it. */
const REQUESTS_OWN = 'upstream_rejected';

const UNKNOWN: ProviderState = { status: 'unknown' };

export function createProviderLedger(now: () => number): ProviderLedger {
  const states = new LRUCache<string, ProviderState>({ max: MAX_SERVERS });
  const keyOf = ({ provider, url = '' }: ProviderServer): string => `${provider} ${url}`;
  const stateOf = (server: ProviderServer): ProviderState => states.get(keyOf(server)) ?? UNKNOWN;
  return {
    succeeded(server) {
      states.set(keyOf(server), { ...stateOf(server), status: 'healthy', lastSuccessMs: now() });
    },
    failed(server, { code, message }) {
      const before = stateOf(server);
      const status = code === REQUESTS_OWN ? before.status : 'failing';
      states.set(keyOf(server), { ...before, status, lastError: { atMs: now(), code, message } });
    },
    stateOf,
  };
}
