import { type Behaviour, rawAnswer, splitChunks, sseAnswer } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHAT, startTestGateway, type TestGateway } from './harness/test-gateway.js';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startTestGateway({ env: { ISARTOR__MODEL_ALIASES: '{"fast":"gpt-4o-mini"}' } });
});
afterEach(() => gateway.stop());

/** A body as nobody's printer would write it: white space, escapes, integers beyond 2^53, unknown fields, nulls. */
const ODD_BODY = `  {"model" : "gpt-4o-mini",\r\n "messages":[{"role":"user","content":"\\u0041\\/ \u{1F30D}","name":null, "x":1e2}],
  "seed": 9007199254740993, "temperature":0.50, "unknown":{"b":[1.0,{}],"a":-0}, "metadata":null ,"n":1}\n`;

const ANSWER = `{ "id":"chatcmpl-1", "object":"chat.completion","created":1700000000, "model":"m", "unknown":9007199254740993,
  "choices":[{"index":0,"message":{"role":"assistant","content":"\\u0041 \u{1F30D}","x":null},"finish_reason":"stop"}] ,
  "usage":{"prompt_tokens":1,"completion_tokens":1.0,"total_tokens":2}}\n`;
const answer: Behaviour = rawAnswer({ headers: { 'content-type': 'application/json' }, body: ANSWER });

const chunk = (more: string): string => `data: {"id":"c", "model":"m", "created":1, "big":9007199254740993, ${more}}`;
const FRAMES = [
  ': hello\n\n',
  `${chunk('"choices":[{"index":0,"delta":{"role":"assistant","content":""}}]')}\n\n`,
  'event: ping\ndata: {"type":"ping"}\n\n',
  `${chunk('"choices":[{"index":0,"delta":{"content":"\\u0041 \u{1F30D}"},"odd":null}], "usage":null')}\r\n\r\n`,
  ': still here\n\n',
  `id: 7\nretry: 10\n${chunk('"choices":[{"index":0,"delta":{"content":"!"},"finish_reason":null}]')}\n\n`,
  `${chunk('"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]')}\n\n`,
];
const USAGE_FRAME = `${chunk('"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}')}\n\n`;
const DONE = 'data: [DONE]\n\n';

describe('a request', () => {
  it('goes upstream byte for byte', async () => {
    gateway.upstream.respondAlways(answer);
    await gateway.post(CHAT, ODD_BODY);
    expect((await gateway.upstream.nextRequest()).body).toBe(ODD_BODY);
  });

  it('that differs from another only beyond 2^53 is another request', async () => {
    gateway.upstream.respondAlways(answer);
    await gateway.post(CHAT, ODD_BODY);
    await gateway.post(CHAT, ODD_BODY.replace('9007199254740993', '9007199254740992'));
    expect(gateway.upstream.requests).toHaveLength(2);
  });

  it.each<[string, string, string]>([
    [
      'an alias of its model',
      '{"model": "fast" , "messages":MESSAGES}',
      '{"model": "gpt-4o-mini" , "messages":MESSAGES}',
    ],
    ['no model', '{"messages":MESSAGES}', '{"messages":MESSAGES,"model":"gpt-4o-mini"}'],
    [
      "fields that are the gateway's own",
      '{"cache":{"ttl":60},"model":"gpt-4o-mini","session_id":"s","messages":MESSAGES,"thread_id":"t","seed":9007199254740993}',
      '{"model":"gpt-4o-mini","messages":MESSAGES,"seed":9007199254740993}',
    ],
    [
      'a wish for a stream without usage',
      '{"model":"gpt-4o-mini","stream":true,"stream_options":{"include_usage":false,"x":[1]},"messages":MESSAGES}',
      '{"model":"gpt-4o-mini","stream":true,"stream_options":{"include_usage":true,"x":[1]},"messages":MESSAGES}',
    ],
  ])('with %s is changed there and nowhere else', async (_name, sent, arrives) => {
    const messages = '[ {"role":"user","content":"\\u0041"} ]';
    await gateway.post(CHAT, sent.replace('MESSAGES', messages));
    expect((await gateway.upstream.nextRequest()).body).toBe(arrives.replace('MESSAGES', messages));
  });

  it('takes its features upstream and none of its other headers', async () => {
    await gateway.post(CHAT, ODD_BODY, {
      'openai-beta': 'assistants=v2',
      authorization: 'Bearer of-the-client',
      cookie: 'a=b',
      'x-isartor-session-id': 's',
      'x-forwarded-for': '10.0.0.1',
    });
    const { headers } = await gateway.upstream.nextRequest();
    expect(headers).toMatchObject({ 'openai-beta': 'assistants=v2', authorization: 'Bearer sk-upstream-secret' });
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'authorization',
      'connection',
      'content-length',
      'content-type',
      'host',
      'openai-beta',
      'user-agent',
    ]);
  });
});

describe('an answer', () => {
  it('that is whole comes down byte for byte', async () => {
    gateway.upstream.respondAlways(answer);
    const response = await gateway.post(CHAT, ODD_BODY);
    expect(await response.text()).toBe(ANSWER);
    expect(response.headers.get('content-type')).toBe('application/json');
  });

  const asked = (includeUsage: boolean) =>
    ODD_BODY.replace('"n":1', `"stream":true, "stream_options":{"include_usage":${includeUsage}}`);

  it.each([1, 2, 7, 64, 100_000])('that is streamed comes down byte for byte, cut every %i bytes', async (size) => {
    gateway.upstream.respondAlways(splitChunks(sseAnswer([...FRAMES, USAGE_FRAME, DONE]), size));
    const response = await gateway.post(CHAT, asked(true));
    expect(await response.text()).toBe([...FRAMES, USAGE_FRAME, DONE].join(''));
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });

  it('lacks the usage frame that nobody asked for, and nothing else', async () => {
    gateway.upstream.respondAlways(sseAnswer([...FRAMES, USAGE_FRAME, DONE]));
    expect(await (await gateway.post(CHAT, asked(false))).text()).toBe([...FRAMES, DONE].join(''));
  });

  it('has the headers of the provider that mean something to its caller, and no others', async () => {
    const headers = {
      'content-type': 'application/json',
      'x-request-id': 'req-1',
      'x-ratelimit-remaining-tokens': '9',
      'openai-processing-ms': '17',
      'openai-organization': 'org',
      'set-cookie': 'a=b',
      server: 'cloud',
      'x-internal-host': '10.0.0.1',
      'cache-control': 'public, max-age=600',
    };
    gateway.upstream.respondAlways(rawAnswer({ headers, body: ANSWER }));
    const response = await gateway.post(CHAT, ODD_BODY);
    await response.text();
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-request-id': 'req-1',
      'x-ratelimit-remaining-tokens': '9',
      'openai-processing-ms': '17',
      'openai-organization': 'org',
    });
    for (const name of ['set-cookie', 'server', 'x-internal-host', 'cache-control']) {
      expect(response.headers.get(name), name).toBeNull();
    }
    const again = await gateway.post(CHAT, ODD_BODY);
    for (const name of ['x-ratelimit-remaining-tokens', 'openai-processing-ms']) {
      expect(again.headers.get(name), name).toBeNull();
    }
  });
});
