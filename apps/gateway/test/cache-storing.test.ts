import {
  type Behaviour,
  completionAnswer,
  endAfterChunks,
  errorAnswer,
  jsonAnswer,
  textAnswer,
  throttledAnswer,
  toolCallsAnswer,
} from '@isartor/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { answerText, numberedAnswers } from './harness/numbered-answers.js';
import { CHAT, chat, startTestGateway, type TestGateway } from './harness/test-gateway.js';

const finishing = (text: string, finishReason: string): Behaviour =>
  completionAnswer({ choices: [{ text, finishReason }] });

const message = (more: object): Behaviour =>
  jsonAnswer({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'gpt-4o-mini',
    choices: [{ index: 0, message: { role: 'assistant', content: null, ...more }, finish_reason: 'stop' }],
  });

/** Answers that are nobody else’s: told JSON, told as a stream, or both. */
const UNFIT: readonly (readonly [what: string, behaviour: Behaviour, ways: readonly boolean[]])[] = [
  ['that was cut at its length limit', finishing('The first half', 'length'), [false, true]],
  ['that was filtered', finishing('Partly', 'content_filter'), [false, true]],
  ['that ended for a reason nobody knows', finishing('Well', 'x_paused'), [false, true]],
  ['that is a refusal', message({ refusal: 'I cannot help with that.' }), [false]],
  ['that is empty', message({ content: '' }), [false]],
  ['that is white space', textAnswer(' \n'), [false, true]],
  ['that says nothing', message({}), [false]],
  [
    'of which one choice is whole and one cut',
    completionAnswer({ choices: [{ text: 'Whole' }, { text: 'Cut', finishReason: 'length' }] }),
    [false, true],
  ],
  ['that is an error of the request', errorAnswer(400, 'No'), [false, true]],
  ['that is not found', errorAnswer(404, 'No such model'), [false, true]],
  ['that is a throttle', throttledAnswer(1), [false, true]],
  ['that is a failure', errorAnswer(500, 'Sorry'), [false, true]],
  ['that is an error in a 200', jsonAnswer({ error: { message: 'Sorry' } }), [false, true]],
  ['that broke off', endAfterChunks(textAnswer('One two three'), 3, 'cut'), [true]],
  ['that ended without a finish reason', endAfterChunks(textAnswer('One two three'), 3, 'complete'), [true]],
];

/** Requests whose answer depends on more than the request, or does more than answer. */
const STATEFUL: readonly object[] = [
  { store: true },
  { web_search_options: {} },
  { mcp_servers: [{ url: 'https://mcp.example' }] },
  { background: true },
  { previous_response_id: 'resp_1' },
  { conversation: 'conv_1' },
  { tools: [{ type: 'web_search' }] },
];

describe('what is stored', () => {
  let gateway: TestGateway;
  afterEach(() => gateway.stop());

  const start = async (env: Readonly<Record<string, string>> = {}): Promise<void> => {
    gateway = await startTestGateway({ env: { ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '1', ...env } });
  };
  const layerOf = async (body: object): Promise<string | null> => {
    const response = await gateway.post(CHAT, body);
    await response.text();
    return response.headers.get('x-isartor-layer');
  };
  const stored = async (): Promise<{ entries: number; bytes: number }> => {
    const health = (await (await gateway.get('/health')).json()) as { exact_cache: { entries: number; bytes: number } };
    return health.exact_cache;
  };

  it.each(UNFIT)('is no answer %s', async (_what, behaviour, ways) => {
    await start();
    for (const stream of ways) {
      gateway.upstream.respondWith(behaviour);
      await layerOf(chat('Hi', { stream }));
    }
    expect(gateway.upstream.requests).toHaveLength(ways.length);
    gateway.upstream.respondWith(textAnswer('A good answer'));
    const repaired = await gateway.post(CHAT, chat('Hi'));
    expect([repaired.headers.get('x-isartor-layer'), await answerText(repaired)]).toEqual(['l3', 'A good answer']);
    expect(await layerOf(chat('Hi'))).toBe('l1a');
  });

  it.each(STATEFUL)('is no answer to %j', async (fields) => {
    await start();
    gateway.upstream.respondAlways(numberedAnswers());
    for (const expected of ['answer 1', 'answer 2']) {
      const response = await gateway.post(CHAT, chat('Hi', fields));
      expect(response.headers.get('cache-status')).toMatch(
        /^isartor-l1a; fwd=request; detail="(stateful|server_side_tool)"$/,
      );
      expect([response.headers.get('x-isartor-layer'), await answerText(response)]).toEqual(['l3', expected]);
    }
    expect(await stored()).toMatchObject({ entries: 0, bytes: 0 });
  });

  it('is a call of tools', async () => {
    await start();
    gateway.upstream.respondWith(toolCallsAnswer({ id: 'call_1', name: 'look', arguments: '{}' }));
    const body = chat('Hi', { tools: [{ type: 'function', function: { name: 'look' } }] });
    expect([await layerOf(body), await layerOf(body)]).toEqual(['l3', 'l1a']);
  });

  it('is an answer that was told as a stream, for whoever asks for JSON', async () => {
    await start();
    expect([await layerOf(chat('Hi', { stream: true })), await layerOf(chat('Hi'))]).toEqual(['l3', 'l1a']);
  });

  it.each(['off', 'exact', 'both'])('depends on cache_mode %s', async (mode) => {
    await start({ ISARTOR__CACHE_MODE: mode });
    await layerOf(chat('Hi'));
    expect(await layerOf(chat('Hi'))).toBe(mode === 'off' ? 'l3' : 'l1a');
  });

  it('is at most cache_max_capacity answers, the least recently used of which goes first', async () => {
    await start({ ISARTOR__CACHE_MAX_CAPACITY: '3' });
    for (const question of ['1', '2', '3', '1', '4']) await layerOf(chat(question));
    expect(await stored()).toMatchObject({ entries: 3 });
    const layers = [];
    for (const question of ['1', '3', '4', '2']) layers.push(await layerOf(chat(question)));
    expect(layers).toEqual(['l1a', 'l1a', 'l1a', 'l3']);
    expect(await stored()).toMatchObject({ entries: 3 });
  });

  it('is at most cache_exact.max_bytes, and nothing that is larger by itself', async () => {
    const maxBytes = 20_000;
    await start({ ISARTOR__CACHE_EXACT__MAX_BYTES: String(maxBytes) });
    gateway.upstream.respondAlways((request) => textAnswer('x'.repeat(Number(request.json.seed)))(request));
    for (let index = 0; index < 20; index += 1) await layerOf(chat(`${index}`, { seed: 3000 }));
    const { entries, bytes } = await stored();
    expect(entries).toBeGreaterThan(2);
    expect(bytes).toBeLessThanOrEqual(maxBytes);
    expect(await layerOf(chat('19', { seed: 3000 }))).toBe('l1a');
    expect(await layerOf(chat('large', { seed: 2 * maxBytes }))).toBe('l3');
    expect(await layerOf(chat('large', { seed: 2 * maxBytes }))).toBe('l3');
    expect(await stored()).toMatchObject({ entries, bytes });
  });
});
