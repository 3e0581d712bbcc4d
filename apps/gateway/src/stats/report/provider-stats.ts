import { KNOWN_PROVIDERS, maskKnownShapes } from '@isartor/cloud-llm';
import type { GatewayConfig } from '../../config/gateway-config.js';
import { providerName } from '../counter-names.js';
import type { ProviderState } from '../provider-ledger.js';
import type { StatsView } from '../stats-view.js';
import { originOf, type StatsOrigin } from './stats-origin.js';

/** One provider, and how it goes. */
export interface ProviderStats {
  readonly name: string;
  /** It answers what no layer can. */
  readonly active: boolean;
  /** Of this process: by the last call that says something of the provider. */
  readonly status: ProviderState['status'];
  /** The model of a request that names none. */
  readonly model: string;
  /** Without its query; absent for the demo provider, and for who is no administrator. */
  readonly endpoint?: string;
  readonly endpoint_configured: boolean;
  readonly api_key_configured: boolean;
  /** For administrators. */
  readonly keys?: readonly { readonly masked_key: string }[];
  /** Requests that were sent to it and have been answered, failed or were given up; each attempt counts. */
  readonly requests_total: number;
  /** Those of them that failed. */
  readonly errors_total: number;
  /** Of this process, RFC 3339. */
  readonly last_success?: string;
  /** Of this process: the gateway's code for the latest failure, and when it was. */
  readonly last_error?: string;
  readonly last_error_at?: string;
  /** For administrators, for it may quote a prompt: at most 240 characters, secrets masked. */
  readonly last_error_message?: string;
}

/** What `GET /debug/providers` answers. */
export interface ProvidersReport extends StatsOrigin {
  readonly active_provider: string;
  readonly providers: readonly ProviderStats[];
}

/** What a report is made of. */
export interface ProvidersFacts {
  readonly provider: string;
  readonly config: Pick<GatewayConfig, 'externalLlmUrl' | 'externalLlmModel' | 'externalLlmApiKey'>;
  readonly state: ProviderState;
  readonly view: StatsView;
  /** Who asks is an administrator. */
  readonly admin: boolean;
}

/** Tells which providers there are, and how they go. */
export function providerStats(facts: ProvidersFacts): ProvidersReport {
  const { provider, config, state, view, admin } = facts;
  const total = (count: 'requests' | 'errors'): number => view.counters.get(providerName(provider, count)) ?? 0;
  return {
    active_provider: provider,
    providers: [
      {
        name: provider,
        active: true,
        status: state.status,
        model: config.externalLlmModel,
        endpoint_configured: config.externalLlmUrl !== undefined,
        api_key_configured: config.externalLlmApiKey !== undefined,
        ...(admin && forAdministrators(facts)),
        requests_total: total('requests'),
        errors_total: total('errors'),
        ...lastCalls(state),
        ...(admin && state.lastError && { last_error_message: fit(state.lastError.message) }),
      },
    ],
    ...originOf(view),
  };
}

function forAdministrators({ provider, config }: ProvidersFacts): Partial<ProviderStats> {
  const url = config.externalLlmUrl ?? KNOWN_PROVIDERS[provider]?.baseUrl;
  const key = config.externalLlmApiKey?.reveal();
  return {
    ...(url !== undefined && { endpoint: bareUrl(url) }),
    ...(key !== undefined && { keys: [{ masked_key: maskKey(key) }] }),
  };
}

function lastCalls({ lastSuccessMs, lastError }: ProviderState): Partial<ProviderStats> {
  return {
    ...(lastSuccessMs !== undefined && { last_success: new Date(lastSuccessMs).toISOString() }),
    ...(lastError && { last_error: lastError.code, last_error_at: new Date(lastError.atMs).toISOString() }),
  };
}

/** A query may hold a key. */
function bareUrl(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}

/** Shorter keys are not shown at all: their ends would be half of them. */
const LEAST_SHOWN_CHARACTERS = 16;

const maskKey = (key: string): string =>
  key.length < LEAST_SHOWN_CHARACTERS ? '********' : `${key.slice(0, 4)}…${key.slice(-4)}`;

const MAX_CHARACTERS = 240;

/** The driver has masked the secrets that it knows. */
function fit(message: string): string {
  const masked = maskKnownShapes(message);
  return masked.length > MAX_CHARACTERS ? `${masked.slice(0, MAX_CHARACTERS - 1)}…` : masked;
}
