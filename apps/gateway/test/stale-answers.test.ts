import { errorAnswer, textAnswer } from '@isartor/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { CHAT, chat, startTestGateway, type TestGateway } from './harness/test-gateway.js';

let gateway: TestGateway;
afterEach(() => gateway.stop());

/** A gateway that has an answer whose time is up, and a provider that is down. */
async function withOldAnswer(staleSeconds: number): Promise<void> {
  gateway = await startTestGateway({
    env: {
      ISARTOR__CACHE_EXACT__STALE_IF_ERROR_SECS: String(staleSeconds),
      // Times are shortened by up to a tenth at random: two seconds leave the answer older than one for certain.
      ISARTOR__CACHE_TTL_SECS: '2',
      ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '1',
    },
  });
  gateway.upstream.respondAlways(textAnswer('Once true'));
  await (await gateway.post(CHAT, chat('Hi'))).text();
  const isFresh = async () => (await gateway.post(CHAT, chat('Hi'), { 'cache-control': 'only-if-cached' })).status;
  await expect.poll(isFresh, { timeout: 5000 }).toBe(504);
  gateway.upstream.respondAlways(errorAnswer(500, 'Down'));
}

describe('an answer whose time is up', () => {
  it('serves while the provider fails, and says that it is stale', async () => {
    await withOldAnswer(60);
    const response = await gateway.post(CHAT, chat('Hi'));
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('Once true')]);
    expect(response.headers.get('x-isartor-layer')).toBe('l1a');
    expect(response.headers.get('cache-status')).toMatch(/^isartor-l1a; hit; ttl=-\d+$/);
    expect(Number(response.headers.get('age'))).toBeGreaterThanOrEqual(1);
    const streamed = await gateway.post(CHAT, chat('Hi', { stream: true }));
    expect(await streamed.text()).toMatch(/Once true[\s\S]*data: \[DONE\]\n\n$/);
  });

  it.each([
    ['no-cache', { 'cache-control': 'no-cache' }],
    ['max-age=1', { 'cache-control': 'max-age=1' }],
  ])('does not serve who asks for %s', async (_name, headers) => {
    await withOldAnswer(60);
    expect((await gateway.post(CHAT, chat('Hi'), headers)).status).toBe(502);
  });

  it("does not serve in place of the request's own fault", async () => {
    await withOldAnswer(60);
    gateway.upstream.respondAlways(errorAnswer(400, 'No'));
    expect((await gateway.post(CHAT, chat('Hi'))).status).toBe(400);
  });

  it('does not serve where that is not switched on', async () => {
    await withOldAnswer(0);
    expect((await gateway.post(CHAT, chat('Hi'))).status).toBe(502);
  });
});
