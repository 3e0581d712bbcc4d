import { expect, vi } from 'vitest';
import { answerText, numberedAnswers } from './numbered-answers.js';
import { CHAT, chat, startTestGateway, type TestGateway, type TestGatewayOptions } from './test-gateway.js';

/** A gateway with the semantic cache and its packaged model, which never asks upstream to check a hit. */
export interface SemanticGateway extends TestGateway {
  /** What is answered, by which layer, and by what request. */
  ask(text: string, headers?: Readonly<Record<string, string>>): Promise<AskedGateway>;
  /** Asks, and waits until the semantic cache holds one more question. */
  keep(text: string, headers?: Readonly<Record<string, string>>): Promise<void>;
}

/** One answer. */
export interface AskedGateway {
  readonly layer: string | null;
  readonly text: string;
  readonly requestId: string;
}

/** Settings of the semantic cache in tests: on, and without chance. */
export const SEMANTIC = { ISARTOR__CACHE_SEMANTIC__MODE: 'on', ISARTOR__CACHE_SEMANTIC__SHADOW_RATE: '0' };

interface Health {
  readonly semantic_cache: { readonly entries: number; readonly embedder?: { readonly state: string } };
}

/** What a model takes to start on a busy machine, at most. */
const STARTING_MS = 30_000;

/** Starts one, and waits until the model answers. */
export async function startSemanticGateway({ env, ...options }: TestGatewayOptions = {}): Promise<SemanticGateway> {
  // On a busy machine a vector may take its time; what is tested here is not how long.
  const settings = { ...SEMANTIC, ISARTOR__CACHE_SEMANTIC__EMBED_TIMEOUT_MS: '10000', ...env };
  const gateway = await startTestGateway({ ...options, env: settings });
  if (options.upstream === undefined) gateway.upstream.respondAlways(numberedAnswers());
  const health = async () => ((await (await gateway.get('/health')).json()) as Health).semantic_cache;
  // Hooks begin gateways too, where nothing can be polled.
  const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: STARTING_MS, interval: 20 });
  await until(async () => expect((await health()).embedder?.state).toBe('ready'));
  const ask: SemanticGateway['ask'] = async (text, headers = {}) => {
    const response = await gateway.post(CHAT, chat(text), headers);
    const layer = response.headers.get('x-isartor-layer');
    return { layer, text: await answerText(response), requestId: response.headers.get('x-isartor-request-id') ?? '' };
  };
  return {
    ...gateway,
    ask,
    async keep(text, headers) {
      const { entries } = await health();
      await ask(text, headers);
      await until(async () => expect((await health()).entries).toBe(entries + 1));
    },
  };
}
