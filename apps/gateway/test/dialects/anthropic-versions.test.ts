import Anthropic from '@anthropic-ai/sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestGateway } from '../harness/test-gateway.js';
import { ANTHROPIC_SDK } from './harness/anthropic-client.js';
import { apart } from './harness/apart.js';
import { CHAT_COMPLETIONS_SDK } from './harness/chat-completions-client.js';
import { CLIENT_KEY } from './harness/dialect-client.js';
import { PLAIN_TEXT } from './harness/text-scenarios.js';
import { startGatewayFor, UPSTREAM_KINDS } from './harness/upstream-kinds.js';

const kind = UPSTREAM_KINDS.find(({ dialect }) => dialect === 'anthropic');
if (kind === undefined) throw new Error('No such upstream');

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGatewayFor(kind);
});
afterAll(() => gateway.stop());

const versionSent = () => gateway.upstream.requests.at(-1)?.headers['anthropic-version'];

it.each([[ANTHROPIC_SDK], [CHAT_COMPLETIONS_SDK]])(
  'the version of the $dialect client',
  async ({ dialect, create }) => {
    await create({ url: gateway.url, model: kind.model, headers: apart() }).tell(PLAIN_TEXT.ask, 'json');
    // Of the two that mean the same, the SDK's own goes up; ours takes the sampling fields that Chat Completions has.
    expect(versionSent()).toBe(dialect === 'anthropic' ? '2026-10-21' : '2023-06-01');
  },
);

it('the older version shares its answers with the SDK’s own, a version of the future does not', async () => {
  const headers = apart();
  const layerOf = async (version: Record<string, string>): Promise<string | null> => {
    const anthropic = new Anthropic({
      apiKey: CLIENT_KEY,
      baseURL: gateway.url,
      maxRetries: 0,
      defaultHeaders: { ...headers, ...version },
    });
    const messages = [{ role: 'user' as const, content: 'Which version?' }];
    const asked = anthropic.messages.create({ model: kind.model, max_tokens: 10, messages });
    return (await asked.asResponse()).headers.get('x-isartor-layer');
  };
  expect(await layerOf({})).toBe('l3');
  expect(await layerOf({ 'anthropic-version': '2023-06-01' })).toBe('l1a');
  expect(await layerOf({ 'anthropic-version': '2099-01-01' })).toBe('l3');
  expect(versionSent()).toBe('2099-01-01');
  expect(await layerOf({ 'anthropic-beta': 'context-1m-2025-08-07' })).toBe('l3');
});
