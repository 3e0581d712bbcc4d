import { afterEach, describe, expect, it } from 'vitest';
import { SEMANTIC_ENV, type SemanticGateway, startSemanticGateway } from '../harness/semantic-gateway.js';

const QUESTION = 'How do I sort a list of numbers in Python?';
const REWORDED = 'please, how do i sort a list of numbers in python';
const NOT_STORED = { 'cache-control': 'no-store' };

let gateway: SemanticGateway;
afterEach(() => gateway.stop());

describe('a reload', () => {
  it('keeps what the cache holds, unless its own settings change', async () => {
    gateway = await startSemanticGateway();
    await gateway.ask(QUESTION);
    await gateway.untilKept(1);
    gateway.configure({ ...SEMANTIC_ENV, ISARTOR__SERVER__MAX_IN_FLIGHT: '7' });
    expect((await gateway.ask(REWORDED, NOT_STORED)).layer).toBe('l1b');
    gateway.configure({ ...SEMANTIC_ENV, ISARTOR__SIMILARITY_THRESHOLD: '0.9' });
    await expect.poll(async () => (await gateway.semanticHealth())?.entries, { timeout: 10_000 }).toBe(0);
  });

  it('switches it off and on, and from answering to measuring', async () => {
    gateway = await startSemanticGateway();
    await gateway.ask(QUESTION);
    await gateway.untilKept(1);
    gateway.configure({ ...SEMANTIC_ENV, ISARTOR__CACHE_SEMANTIC__MODE: 'off' });
    expect(await gateway.ask(REWORDED, NOT_STORED)).toMatchObject({ layer: 'l3', cacheStatus: undefined });
    expect(await gateway.semanticHealth()).toBeUndefined();
    gateway.configure({ ...SEMANTIC_ENV, ISARTOR__CACHE_SEMANTIC__MODE: 'shadow' });
    await expect.poll(async () => (await gateway.semanticHealth())?.state, { timeout: 20_000 }).toBe('ready');
    await gateway.ask(QUESTION, { 'cache-control': 'no-cache' });
    await gateway.untilKept(1);
    expect(await gateway.ask(REWORDED, NOT_STORED)).toMatchObject({
      layer: 'l3',
      cacheStatus: 'isartor-l1b; fwd=miss; detail="shadow"',
    });
  });
});
