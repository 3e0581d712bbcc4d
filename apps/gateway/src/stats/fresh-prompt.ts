import type { ChatRequest } from '@isartor/core';
import { shortLayerName } from '@isartor/core';
import type { Exchange } from '../http/exchange.js';
import type { ExchangeEnd } from './exchange-end.js';
import { promptHash } from './prompt-hash.js';
import type { KeptPrompt } from './recent-prompt.js';

/** What is noted of a prompt as it ends; no exchange is held on to, for it holds sockets. */
export interface FreshPrompt {
  /** Counts up. */
  readonly number: number;
  readonly endedAtMs: number;
  readonly client: string;
  readonly family: string;
  readonly route: string;
  readonly finalLayer: Exchange['finalLayer'];
  readonly deflected: boolean;
  readonly tool: string;
  readonly status: number;
  readonly milliseconds: number;
  /** Undefined where the prompt was not read, and where it was hashed already. */
  readonly request: ChatRequest | undefined;
  readonly hash: string | undefined;
}

/** Prompts with larger bodies are hashed at once; the smaller ones may wait for it in memory. */
export const LARGE_BODY_BYTES = 32 * 1024;

/** Notes a prompt. */
export function freshPrompt(exchange: Exchange, end: ExchangeEnd, at: { number: number; nowMs: number }): FreshPrompt {
  const { route, request, tool } = exchange;
  const isLarge = exchange.bodyBytes > LARGE_BODY_BYTES;
  return {
    number: at.number,
    endedAtMs: at.nowMs,
    client: route.client,
    family: route.family,
    route: route.path,
    finalLayer: exchange.finalLayer,
    deflected: exchange.deflected,
    tool,
    status: end.status,
    milliseconds: end.milliseconds,
    request: isLarge ? undefined : request,
    hash: isLarge && request !== undefined ? promptHash(request) : undefined,
  };
}

/** The same in the form in which it is kept. */
export function keptPrompt(fresh: FreshPrompt, { tenant, replica }: { tenant: string; replica: string }): KeptPrompt {
  const { request, hash = request && promptHash(request) } = fresh;
  return {
    id: `${replica}-${fresh.number}`,
    tenant,
    prompt: {
      timestamp: new Date(fresh.endedAtMs).toISOString(),
      traffic_surface: 'gateway',
      client: fresh.client,
      endpoint_family: fresh.family,
      route: fresh.route,
      ...(hash === undefined ? {} : { prompt_hash: hash }),
      final_layer: shortLayerName(fresh.finalLayer),
      resolved_by: fresh.finalLayer,
      deflected: fresh.deflected,
      latency_ms: Math.round(fresh.milliseconds * 100) / 100,
      status_code: fresh.status,
      tool: fresh.tool,
    },
  };
}
