import Anthropic from '@anthropic-ai/sdk';
import { GoogleGenAI } from '@google/genai';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestGateway } from '../harness/test-gateway.js';
import { CLIENT_KEY, type ClientDialect } from './harness/dialect-client.js';
import { failureOf } from './harness/failure-of.js';
import { SDKS } from './harness/sdks.js';
import { startGatewayFor, UPSTREAM_KINDS } from './harness/upstream-kinds.js';

/** Something that one dialect alone has words for, as the users of its SDK ask for it. */
interface OwnFeature {
  readonly dialect: ClientDialect;
  readonly name: string;
  readonly ask: (gateway: string, model: string) => Promise<unknown>;
  /** What arrives in the body of an upstream of that dialect. */
  readonly sent: object;
}

const openai = (gateway: string) => new OpenAI({ apiKey: CLIENT_KEY, baseURL: `${gateway}/v1`, maxRetries: 0 });
const anthropic = (gateway: string) => new Anthropic({ apiKey: CLIENT_KEY, baseURL: gateway, maxRetries: 0 });
const gemini = (gateway: string) => new GoogleGenAI({ apiKey: CLIENT_KEY, httpOptions: { baseUrl: gateway } });

const MESSAGES = [{ role: 'user' as const, content: 'What is new?' }];

const FEATURES: readonly OwnFeature[] = [
  {
    dialect: 'openai',
    name: 'web search',
    ask: (gateway, model) =>
      openai(gateway).chat.completions.create({ model, messages: MESSAGES, web_search_options: {} }),
    sent: { web_search_options: {} },
  },
  {
    dialect: 'openai',
    name: 'likelier tokens',
    ask: (gateway, model) =>
      openai(gateway).chat.completions.create({ model, messages: MESSAGES, logit_bias: { 50256: -100 } }),
    sent: { logit_bias: { 50256: -100 } },
  },
  {
    dialect: 'responses',
    name: 'an earlier response',
    ask: (gateway, model) =>
      openai(gateway).responses.create({ model, input: 'What is new?', previous_response_id: 'resp_1' }),
    sent: { previous_response_id: 'resp_1' },
  },
  {
    dialect: 'responses',
    name: 'web search',
    ask: (gateway, model) =>
      openai(gateway).responses.create({ model, input: 'What is new?', tools: [{ type: 'web_search' }] }),
    sent: { tools: [{ type: 'web_search' }] },
  },
  {
    dialect: 'anthropic',
    name: 'web search',
    ask: (gateway, model) =>
      anthropic(gateway).messages.create({
        model,
        max_tokens: 100,
        messages: MESSAGES,
        tools: [{ type: 'web_search_20250305', name: 'web_search' }],
      }),
    sent: { tools: [{ type: 'web_search_20250305', name: 'web_search' }] },
  },
  {
    dialect: 'gemini',
    name: 'web search',
    ask: (gateway, model) =>
      gemini(gateway).models.generateContent({
        model,
        contents: 'What is new?',
        config: { tools: [{ googleSearch: {} }] },
      }),
    sent: { tools: [{ googleSearch: {} }] },
  },
  {
    dialect: 'gemini',
    name: 'a cached content',
    ask: (gateway, model) =>
      gemini(gateway).models.generateContent({
        model,
        contents: 'What is new?',
        config: { cachedContent: 'cachedContents/c1' },
      }),
    sent: { cachedContent: 'cachedContents/c1' },
  },
];

describe.each(UPSTREAM_KINDS)('behind $dialect', (kind) => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGatewayFor(kind);
  });
  afterAll(() => gateway.stop());

  it.each(FEATURES.filter(({ dialect }) => dialect === kind.dialect))(
    '$name of the $dialect dialect arrives as it was asked for',
    async ({ ask, sent }) => {
      await ask(gateway.url, kind.model);
      expect(gateway.upstream.requests.at(-1)?.json).toMatchObject(sent);
    },
  );

  it.each(FEATURES.filter(({ dialect }) => dialect !== kind.dialect))(
    '$name of the $dialect dialect is refused, not dropped',
    async ({ dialect, ask }) => {
      const before = gateway.upstream.requests.length;
      const thrown = await failureOf(ask(gateway.url, kind.model));
      const sdk = SDKS.find((one) => one.dialect === dialect);
      expect(sdk?.readError(thrown)).toMatchObject({
        status: 400,
        message: expect.stringMatching(/cannot be sent as/),
      });
      expect(gateway.upstream.requests).toHaveLength(before);
    },
  );
});
