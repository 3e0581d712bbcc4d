import { expect } from 'vitest';
import { healthOf } from './gateway-state.js';
import { numberedAnswers } from './numbered-answers.js';
import { CHAT, chat, startTestGateway, type TestGateway, type TestGatewayOptions } from './test-gateway.js';

/** The settings of a semantic cache that serves all it may: nothing is held back to be measured. */
export const SEMANTIC_ENV = {
  ISARTOR__CACHE_SEMANTIC__MODE: 'on',
  ISARTOR__CACHE_SEMANTIC__SHADOW_RATE: '0',
  // A machine that runs all tests at once is late now and then.
  ISARTOR__CACHE_SEMANTIC__EMBED_TIMEOUT_MS: '10000',
} as const;

/** What the caches made of a request. */
export interface Told {
  readonly status: number;
  readonly layer: string | null;
  /** Of the semantic cache alone. */
  readonly cacheStatus: string | undefined;
  readonly similarity: string | null;
  readonly requestId: string | null;
  readonly body: string;
}

/** A gateway with a semantic cache and the packaged model, whose upstream never says the same twice. */
export interface SemanticGateway extends TestGateway {
  /** Asks by Chat Completions. */
  ask(question: string, headers?: Readonly<Record<string, string>>, more?: object): Promise<Told>;
  tell(response: Response): Promise<Told>;
  /** Waits until as many questions are kept. */
  untilKept(entries: number): Promise<void>;
  semanticHealth(): Promise<Readonly<Record<string, unknown>> | undefined>;
}

export async function startSemanticGateway({ env, ...options }: TestGatewayOptions = {}): Promise<SemanticGateway> {
  const gateway = await startTestGateway({ ...options, env: { ...SEMANTIC_ENV, ...env } });
  gateway.upstream.respondAlways(numberedAnswers());
  const semanticHealth = async () => (await healthOf(gateway)).semantic_cache;
  return {
    ...gateway,
    tell,
    ask: async (question, headers, more) => tell(await gateway.post(CHAT, chat(question, more), headers)),
    untilKept: (entries) =>
      expect.poll(async () => (await semanticHealth())?.entries, { timeout: 20_000 }).toBeGreaterThanOrEqual(entries),
    semanticHealth,
  };
}

async function tell(response: Response): Promise<Told> {
  const { status, headers } = response;
  const cacheStatus = headers
    .get('cache-status')
    ?.split(', ')
    .find((member) => member.startsWith('isartor-l1b'));
  return {
    ...{ status, cacheStatus },
    layer: headers.get('x-isartor-layer'),
    similarity: headers.get('x-isartor-similarity'),
    requestId: headers.get('x-isartor-request-id'),
    body: await response.text(),
  };
}
