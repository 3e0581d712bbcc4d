import { inspect } from 'node:util';
import { type ChatRequest, Secret, type WireFormat } from '@isartor/core';
import { jsonAnswer, startAnthropicUpstream, startOpenaiUpstream } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CloudLlm, createCloudLlm } from '../src/cloud-llm.js';
import { createAnthropicProvider } from '../src/providers/anthropic.js';
import { createOpenaiCompatibleProvider } from '../src/providers/openai-compatible.js';
import { chatRequest, sentIn } from './chat-request.js';
import { ALIVE } from './fake-engine.js';
import { failureOf } from './openai-cloud.js';
import { plainCodec } from './plain-codec.js';

type Upstream = Awaited<ReturnType<typeof startOpenaiUpstream>>;
let openai: Upstream;
let anthropic: Upstream;
let cloudLlm: CloudLlm;
beforeEach(async () => {
  openai = await startOpenaiUpstream();
  anthropic = await startAnthropicUpstream();
  const apiKey = new Secret('our-key');
  cloudLlm = createCloudLlm({
    random: () => 0,
    providers: [
      createOpenaiCompatibleProvider({
        name: 'openai',
        url: openai.url,
        apiKey,
        codec: plainCodec({ format: 'openai' }),
        responsesCodec: plainCodec({ format: 'responses' }),
      }),
      createAnthropicProvider({
        name: 'anthropic',
        url: anthropic.url,
        apiKey,
        codec: plainCodec({ format: 'anthropic' }),
      }),
      createOpenaiCompatibleProvider({
        name: 'keyless',
        url: openai.url,
        codec: plainCodec({ format: 'openai' }),
      }),
    ],
  });
});
afterEach(async () => {
  await Promise.all([openai.close(), anthropic.close()]);
  await cloudLlm.close();
});

const asked = (provider: string, format?: WireFormat): ChatRequest =>
  chatRequest('Hello', { provider, ...(format && { ...sentIn(format) }) });

/** Lets a caller with these credentials ask; gives the headers that the upstream got. */
async function arrived(request: ChatRequest, credentials: Readonly<Record<string, string>>) {
  const upstream = request.provider === 'anthropic' ? anthropic : openai;
  upstream.respondWith(jsonAnswer({ text: 'Hi' }));
  const secrets = Object.entries(credentials).map(([name, value]) => [name, new Secret(value)] as const);
  await cloudLlm.call(request, { signal: ALIVE, credentials: Object.fromEntries(secrets) });
  const { authorization, 'x-api-key': apiKey, 'x-goog-api-key': googKey } = upstream.requests.at(-1)?.headers ?? {};
  return { authorization, apiKey, googKey };
}

describe("a caller's own credential", () => {
  it.each(['openai', 'responses'] as const)(
    "goes to the caller's family of dialects in place of our key: %s",
    async (format) => {
      expect(await arrived(asked('openai', format), { authorization: 'Bearer theirs' })).toEqual({
        authorization: 'Bearer theirs',
      });
    },
  );

  it('may be a key or a token of Anthropic', async () => {
    const request = asked('anthropic', 'anthropic');
    expect(await arrived(request, { 'x-api-key': 'theirs' })).toEqual({ apiKey: 'theirs' });
    expect(await arrived(request, { authorization: 'Bearer theirs' })).toEqual({ authorization: 'Bearer theirs' });
  });

  it.each<[string, ChatRequest]>([
    ['Anthropic', asked('anthropic', 'openai')],
    ['OpenAI', asked('openai', 'anthropic')],
    ['whoever serves the native dialect', asked('openai', 'native')],
    ['whoever serves a request of nobody knows whom', asked('openai')],
  ])('never goes to %s where the caller speaks another dialect', async (_whom, request) => {
    const credentials = { authorization: 'Bearer theirs', 'x-api-key': 'theirs', 'x-goog-api-key': 'theirs' };
    const ours = request.provider === 'anthropic' ? { apiKey: 'our-key' } : { authorization: 'Bearer our-key' };
    expect(await arrived(request, credentials)).toEqual(ours);
  });

  it('in a header that means nothing there leaves our key in place', async () => {
    expect(await arrived(asked('openai', 'openai'), { 'x-goog-api-key': 'theirs' })).toEqual({
      authorization: 'Bearer our-key',
    });
    expect(await arrived(asked('openai', 'openai'), { authorization: '' })).toEqual({
      authorization: 'Bearer our-key',
    });
    expect(await arrived(asked('keyless', 'openai'), { 'x-goog-api-key': 'theirs' })).toEqual({});
  });

  it('goes where there is no key of ours', async () => {
    expect(await arrived(asked('keyless', 'openai'), { authorization: 'Bearer theirs' })).toEqual({
      authorization: 'Bearer theirs',
    });
  });

  it.each([401, 200])('is in no error, with its scheme or without (%i)', async (status) => {
    const words = 'no-key-for-you but Bearer no-key-for-you, and our-key';
    openai.respondWith(jsonAnswer({ error: { message: words, type: `${words} 4`, code: '400' } }, { status }));
    const credentials = { authorization: new Secret('Bearer no-key-for-you') };
    const error = await failureOf(cloudLlm.call(asked('openai', 'openai'), { signal: ALIVE, credentials }));
    const printed = `${inspect(error, { depth: 10, showHidden: true })} ${JSON.stringify(error)}`;
    expect(error.message).toContain('[masked]');
    expect(printed).not.toContain('no-key-for-you');
    expect(printed).not.toContain('our-key');
  });
});

it('a credential that no header can hold is refused, and not told', async () => {
  const credentials = { authorization: new Secret('Bearer two\nlines') };
  const error = await failureOf(cloudLlm.call(asked('openai', 'openai'), { signal: ALIVE, credentials }));
  expect(error).toMatchObject({ code: 'invalid_request', status: 400 });
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('two');
  expect(openai.requests).toHaveLength(0);
});

describe("a caller's own account headers", () => {
  it.each([
    ['openai', 'org'],
    ['responses', 'org'],
    ['anthropic', undefined],
  ] as const)('of %s tell OpenAI %s', async (format, organisation) => {
    openai.respondWith(jsonAnswer({ text: 'Hi' }));
    await cloudLlm.call(asked('openai', format), { signal: ALIVE, headers: { 'openai-organization': 'org' } });
    expect(openai.requests[0]?.headers['openai-organization']).toBe(organisation);
  });
});
