import type { UpstreamDialect } from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WAYS, type Way } from '../harness/openai-client.js';
import type { TestGateway } from '../harness/test-gateway.js';
import { apart } from './harness/apart.js';
import type { Ask, JsonObject } from './harness/ask.js';
import type { ClientDialect, Sdk } from './harness/dialect-client.js';
import { SIGNATURE, WEATHER } from './harness/samples.js';
import { SDKS } from './harness/sdks.js';
import { sentBody } from './harness/sent-body.js';
import { startGatewayFor, UPSTREAM_KINDS } from './harness/upstream-kinds.js';

const THOUGHT = 'I must look it up.';
const QUESTION: Ask = {
  turns: [{ user: [{ text: 'Weather in Oslo?' }] }],
  tools: [WEATHER],
  thinks: true,
  maxTokens: 8000,
};

/** What comes first in the model's turn where the thought went home, by upstream; Chat Completions signs nothing. */
const HOME: Readonly<Partial<Record<UpstreamDialect, (body: JsonObject) => void>>> = {
  responses: ({ input }) =>
    expect(input).toMatchObject([
      { role: 'user' },
      { type: 'reasoning', encrypted_content: SIGNATURE, summary: [{ type: 'summary_text', text: THOUGHT }] },
      { type: 'function_call', call_id: 'call_1' },
      { type: 'function_call_output', call_id: 'call_1' },
    ]),
  anthropic: ({ messages }) =>
    expect(messages).toMatchObject([
      { role: 'user' },
      {
        role: 'assistant',
        content: [
          { type: 'thinking', thinking: THOUGHT, signature: SIGNATURE },
          { type: 'tool_use', id: 'call_1' },
        ],
      },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'call_1' }] },
    ]),
  gemini: ({ contents }) => {
    expect(contents).toMatchObject([{ role: 'user' }, { role: 'model' }, { role: 'user' }]);
    expect(JSON.stringify(contents)).toContain(`"thoughtSignature":"${SIGNATURE}"`);
  },
};

/** Who can bring a signed thought back, by upstream. Google signs the call that comes of a thought. */
const CARRIERS: Readonly<Record<UpstreamDialect, readonly ClientDialect[]>> = {
  openai: [],
  responses: ['responses', 'anthropic', 'gemini'],
  anthropic: ['responses', 'anthropic', 'gemini'],
  // Google's own Chat Completions has a place for it on a call; the other two have none.
  gemini: ['openai', 'gemini'],
};
const carries = (client: ClientDialect, upstream: UpstreamDialect): boolean => CARRIERS[upstream].includes(client);

describe.each(UPSTREAM_KINDS.filter(({ dialect }) => HOME[dialect] !== undefined))('behind $dialect', (kind) => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGatewayFor(kind);
  });
  afterAll(() => gateway.stop());

  const asked = async (sdk: Sdk, way: Way): Promise<JsonObject> => {
    const client = sdk.create({ url: gateway.url, model: kind.model, headers: apart() });
    const call = { type: 'toolCall', id: 'call_1', name: 'weather', arguments: '{"city":"Oslo"}' } as const;
    gateway.upstream.say(
      { content: [{ type: 'reasoning', text: THOUGHT, signature: SIGNATURE }, call] },
      { content: ['It is cold.'] },
    );
    const told = await client.tell(QUESTION, way);
    expect(told.reasoning).toBe(THOUGHT);
    const [{ id, name } = { id: '', name: '' }] = told.calls;
    const results = [{ id, name, content: [{ text: 'minus three' }] }];
    const last = await client.tell({ ...QUESTION, turns: [...QUESTION.turns, { told }, { results }] }, way);
    expect(last.text).toBe('It is cold.');
    const request = gateway.upstream.requests.at(-1);
    if (request === undefined) throw new Error('Nothing arrived upstream');
    return sentBody(kind.dialect, request);
  };

  const cases = SDKS.flatMap((sdk) => WAYS.map((way) => ({ sdk, way, dialect: sdk.dialect })));

  it.each(cases.filter(({ dialect }) => carries(dialect, kind.dialect)))(
    'a signed thought goes home from the $dialect client ($way)',
    async ({ sdk, way }) => {
      HOME[kind.dialect]?.(await asked(sdk, way));
    },
  );

  it.each(cases.filter(({ dialect }) => !carries(dialect, kind.dialect)))(
    'the $dialect client, which cannot carry it, goes on without it ($way)',
    async ({ sdk, way }) => {
      expect(JSON.stringify(await asked(sdk, way))).not.toContain(SIGNATURE);
    },
  );
});
