import { type Behaviour, sseAnswer, startAnthropicUpstream, startGeminiUpstream } from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../harness/test-gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ env: { ISARTOR__GATEWAY_API_KEY: 'gate' } });
});
afterAll(() => gateway.stop());

const KEY = { 'x-isartor-key': 'gate' };

describe('a path that nothing serves', () => {
  it.each([
    ['/v1/messages/batches', { type: 'error', error: { type: 'not_found_error' } }],
    ['/v1beta/models/m:embedContent', { error: { code: 404, status: 'NOT_FOUND' } }],
    ['/v1beta/models/m', { error: { code: 404, status: 'NOT_FOUND' } }],
    ['/v1beta/files', { error: { code: 404, status: 'NOT_FOUND' } }],
    ['/v1/files', { error: { type: 'not_found_error' } }],
    ['/elsewhere', { error: 'not_found' }],
  ])('is told so in the dialect of %s', async (path, error) => {
    const response = await gateway.post(path, {}, KEY);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject(error);
  });

  it.each(['/v1/messages', '/v1/responses', '/v1/embeddings', '/v1beta/models/m:generateContent'])(
    'is not %s: it takes POST alone',
    async (path) => {
      const response = await gateway.get(path, KEY);
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    },
  );
});

describe('a key', () => {
  it.each([
    ['/v1/messages', { 'x-api-key': 'gate' }],
    ['/v1/responses', { authorization: 'Bearer gate' }],
    ['/v1beta/models/m:generateContent', { 'x-goog-api-key': 'gate' }],
    ['/v1beta/models/m:streamGenerateContent?alt=sse&key=gate', {}],
  ])('lets a client of %s in where its SDK puts it', async (path, headers) => {
    expect((await gateway.post(path, {}, headers)).status).toBe(400);
    expect((await gateway.post(path.replace('gate', 'other'), {}, { 'x-isartor-key': 'other' })).status).toBe(401);
  });

  it.each([
    ['/v1/messages', { type: 'error', error: { type: 'authentication_error' }, request_id: expect.any(String) }],
    ['/v1/responses', { error: { type: 'authentication_error' } }],
    ['/v1beta/models/m:generateContent', { error: { code: 401, status: 'UNAUTHENTICATED' } }],
  ])('is missed in the words of %s', async (path, error) => {
    const response = await gateway.post(path, {});
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject(error);
  });
});

describe('a stream of Gemini as a JSON list', () => {
  it('holds each chunk as it was received, fields that nobody knows included', async () => {
    const chunks = [
      '{"candidates": [{"content":{"role":"model","parts":[{"text":"He"}]},"xNew":12345678901234567890}]}',
      '{"candidates": [{"content":{"parts":[{"text":"llo"}]},"finishReason":"STOP"}], "x": null}',
    ];
    const upstream = await startGeminiUpstream(sseAnswer(chunks.map((chunk) => `data: ${chunk}\r\n\r\n`)));
    const behind = await startTestGateway({ upstream, env: { ISARTOR__LLM_PROVIDER: 'gemini' } });
    const response = await behind.post('/v1beta/models/gemini-2.5-flash:streamGenerateContent', {
      contents: [{ role: 'user', parts: [{ text: 'Hi' }] }],
    });
    const text = await response.text();
    await behind.stop();
    await upstream.close();
    expect(response.headers.get('content-type')).toBe('application/json');
    for (const chunk of chunks) expect(text).toContain(chunk);
    expect(JSON.parse(text)).toHaveLength(2);
  });
});

describe("an answer's request id", () => {
  const message = (headers: Record<string, string>): Behaviour => {
    const body = {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: 'c',
      content: [{ type: 'text', text: 'Hi' }],
    };
    const chunk = Buffer.from(
      JSON.stringify({ ...body, stop_reason: 'end_turn', usage: { input_tokens: 1, output_tokens: 1 } }),
    );
    return () => ({
      status: 200,
      headers: { 'content-type': 'application/json', ...headers },
      chunks: [chunk],
      ending: 'complete',
    });
  };

  it("is the provider's where it has one, and ours in a replay", async () => {
    const upstream = await startAnthropicUpstream(message({ 'request-id': 'req_theirs' }));
    const behind = await startTestGateway({ upstream, env: { ISARTOR__LLM_PROVIDER: 'anthropic' } });
    const ask = () =>
      behind.post('/v1/messages', { model: 'claude-x', max_tokens: 9, messages: [{ role: 'user', content: 'Hi' }] });
    const [first, replay] = [await ask(), await ask()];
    await behind.stop();
    await upstream.close();
    expect([first.headers.get('request-id'), first.headers.get('x-request-id')]).toEqual(['req_theirs', 'req_theirs']);
    expect(replay.headers.get('x-isartor-layer')).toBe('l1a');
    const ours = replay.headers.get('x-isartor-request-id');
    expect([replay.headers.get('request-id'), replay.headers.get('x-request-id')]).toEqual([ours, ours]);
    expect(ours).not.toBe('req_theirs');
  });
});
