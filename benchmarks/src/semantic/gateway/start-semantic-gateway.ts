import { setTimeout as pause } from 'node:timers/promises';
import { request } from 'undici';
import type { Child } from '../../servers/child.js';
import { startGatewayChild } from '../../servers/gateway.js';

/** What `/health` tells of the semantic cache. */
export interface SemanticHealth {
  readonly state: string;
  readonly entries: number;
  readonly aliases: number;
  readonly failures: number;
  readonly labels: number;
  readonly embedder: { readonly state: string; readonly turned_away: number };
  readonly false_hits: { readonly samples: number; readonly ratio?: number };
}

const READY_MS = 60_000;

/** The gateway with its semantic cache switched on, when its model is there. @throws Error where that takes a minute. */
export async function startSemanticGateway(
  upstream: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Child> {
  const gateway = await startGatewayChild(upstream, undefined, {
    ISARTOR__CACHE_SEMANTIC__MODE: 'on',
    ISARTOR__CACHE_MAX_CAPACITY: '20000',
    ...more,
  });
  const deadline = performance.now() + READY_MS;
  while ((await semanticHealth(gateway.url)).embedder.state !== 'ready') {
    if (performance.now() > deadline) throw new Error('The model of the semantic cache is not ready after a minute');
    await pause(50);
  }
  return gateway;
}

/** How the gateway's semantic cache is now; while it is being opened, one without an embedder. */
export async function semanticHealth(url: string): Promise<SemanticHealth> {
  const { body } = await request(`${url}/health`);
  const { semantic_cache: semantic } = (await body.json()) as { readonly semantic_cache?: Partial<SemanticHealth> };
  return {
    ...{ state: 'opening', entries: 0, aliases: 0, failures: 0, labels: 0 },
    ...{ embedder: { state: 'opening', turned_away: 0 }, false_hits: { samples: 0 } },
    ...semantic,
  };
}
