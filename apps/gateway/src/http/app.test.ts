import { type Logger, SILENT_LOGGER } from '@isartor/core';
import { endAfterChunks, errorAnswer, textAnswer, unusedUrl } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHAT, chat, startTestGateway, type TestGateway } from '../../test/harness/test-gateway.js';

describe('what goes wrong is logged', () => {
  let gateway: TestGateway;
  let warned: [fields: object, message: string][];
  beforeEach(async () => {
    warned = [];
    const log: Logger = { ...SILENT_LOGGER, warn: (...line) => void warned.push(line) };
    gateway = await startTestGateway({ log });
  });
  afterEach(() => gateway.stop());

  it('with the layer that the caller was told', async () => {
    gateway.configure({ ISARTOR__SERVER__MAX_IN_FLIGHT: '1' });
    gateway.upstream.respondWith(endAfterChunks(textAnswer('Hello there'), 2, 'stall'));
    const held = await gateway.post(CHAT, chat('Hello', { stream: true }));
    const response = await gateway.post(CHAT, chat('Hello'));
    expect([response.status, response.headers.get('x-isartor-layer')]).toEqual([503, 'l0']);
    const fields = { code: 'overloaded', layer: 'L0_Rejected' };
    expect(warned).toEqual([[expect.objectContaining(fields), 'Request failed']]);
    await held.body?.cancel();
  });

  it('but for a cached answer that was asked for and is not there', async () => {
    const response = await gateway.post(CHAT, chat('Hello'), { 'cache-control': 'only-if-cached' });
    expect([response.status, response.headers.get('x-isartor-layer')]).toEqual([504, 'l0']);
    expect(warned).toEqual([]);
  });

  it('by facts, and never in words of the upstream, which may quote the prompt', async () => {
    gateway.upstream.respondWith(errorAnswer(501, 'Cannot answer "Hello"'));
    await gateway.post(CHAT, chat('Hello'));
    const facts = { code: 'upstream_failed', layer: 'L3_Cloud', provider: 'openai', upstream_status: 501 };
    expect(warned).toEqual([[{ request_id: expect.any(String), ...facts }, 'Request failed']]);
  });

  it('with the code of what kept us from the upstream', async () => {
    gateway.configure({ ISARTOR__EXTERNAL_LLM_URL: await unusedUrl(), ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '1' });
    await gateway.post(CHAT, chat('Hello'));
    const facts = { code: 'upstream_unreachable', provider: 'openai', cause: 'ECONNREFUSED' };
    expect(warned).toEqual([[expect.objectContaining(facts), 'Request failed']]);
  });

  it('also where the answer had begun', async () => {
    gateway.upstream.respondWith(endAfterChunks(textAnswer('Hello there'), 2, 'complete'));
    const response = await gateway.post(CHAT, chat('Hello', { stream: true }));
    expect(await response.text()).toContain('"code":"upstream_broken"');
    const fields = { request_id: response.headers.get('x-isartor-request-id'), code: 'upstream_broken' };
    await expect.poll(() => warned).toEqual([[expect.objectContaining(fields), 'Answer broke off']]);
  });

  it('but for a client that leaves', async () => {
    const client = new AbortController();
    gateway.upstream.respondWith(endAfterChunks(textAnswer('Hello there'), 2, 'stall'));
    const response = await fetch(gateway.url + CHAT, {
      method: 'POST',
      body: JSON.stringify(chat('Hello', { stream: true })),
      signal: client.signal,
    });
    await response.body?.getReader().read();
    client.abort();
    await gateway.upstream.whenAborted(0);
    await expect.poll(async () => (await gateway.get('/health')).json()).toMatchObject({ in_flight_requests: 0 });
    expect(warned).toEqual([]);
  });
});
