import { errorAnswer, textAnswer } from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpRequest } from './harness/http-request.js';
import { CHAT, chat, startTestGateway, type TestGateway } from './harness/test-gateway.js';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

describe('the id of a request', () => {
  let gateway: TestGateway;
  let questions = 0;
  beforeAll(async () => {
    gateway = await startTestGateway({ env: { ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '1' } });
  });
  afterAll(() => gateway.stop());

  const question = () => {
    questions += 1;
    return chat(`Question ${questions}`);
  };
  const idsOf = async (body: object, headers: Readonly<Record<string, string>> = {}) => {
    const response = await gateway.post(CHAT, body, headers);
    await response.text();
    return { ours: response.headers.get('x-isartor-request-id'), told: response.headers.get('x-request-id') };
  };

  it('is new for every request, beside the provider’s own', async () => {
    const body = question();
    const [missed, hit, streamed] = [await idsOf(body), await idsOf(body), await idsOf({ ...body, stream: true })];
    expect(missed.told).toBe('req-upstream');
    for (const { ours } of [missed, hit, streamed]) expect(ours).toMatch(UUID);
    expect(new Set([missed.ours, hit.ours, streamed.ours]).size).toBe(3);
    // Nothing was asked of the provider for these.
    for (const { ours, told } of [hit, streamed]) expect(told).toBe(ours);
  });

  it('is ours where the provider names none', async () => {
    gateway.upstream.respondWith((request) => {
      const { headers, ...plan } = textAnswer('Hi')(request);
      const { 'x-request-id': _id, ...rest } = headers;
      return { ...plan, headers: rest };
    });
    const { ours, told } = await idsOf(question());
    expect(told).toBe(ours);
  });

  it.each(['a', 'req_1-2.3:4/5+6=7@8', 'x'.repeat(128)])('is the caller’s own: %s', async (id) => {
    const { ours } = await idsOf(question(), { 'x-request-id': id });
    expect(ours).toBe(id);
    const body = question();
    await idsOf(body);
    expect(await idsOf(body, { 'x-request-id': id })).toEqual({ ours: id, told: id });
  });

  it.each(['', 'x'.repeat(129), 'a b', 'a,b', '<script>', '"a"', 'é', 'a;b', '{}'])('is never %j', async (id) => {
    const headers = { 'x-request-id': Buffer.from(id).toString('latin1') };
    expect((await idsOf(question(), headers)).ours).toMatch(UUID);
  });

  it('is never two', async () => {
    const headers = { 'x-request-id': ['one', 'two'] };
    const answer = await httpRequest(`${gateway.url}/v1/models`, { headers });
    expect(answer.headers['x-isartor-request-id']).toMatch(UUID);
  });

  it('is on every answer', async () => {
    const headers = { 'x-request-id': 'mine' };
    for (const path of ['/healthz', '/readyz', '/health', '/v1/models', '/v1/nothing', '/nothing', CHAT]) {
      expect((await gateway.get(path, headers)).headers.get('x-isartor-request-id')).toBe('mine');
    }
    expect((await gateway.post(CHAT, 'no JSON', headers)).headers.get('x-isartor-request-id')).toBe('mine');
    gateway.upstream.respondWith(errorAnswer(400, 'No', { headers: { 'x-request-id': 'req-failed' } }));
    expect(await idsOf(question(), headers)).toEqual({ ours: 'mine', told: 'req-failed' });
  });

  it('does not travel upstream', async () => {
    const asked = gateway.upstream.requests.length;
    await idsOf(question(), { 'x-request-id': 'mine' });
    expect(gateway.upstream.requests[asked]?.headers['x-request-id']).toBeUndefined();
  });
});
