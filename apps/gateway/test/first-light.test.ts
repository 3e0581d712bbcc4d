import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHAT, chat, startTestGateway, type TestGateway } from './harness/test-gateway.js';

const json = async (response: Response) => (await response.json()) as Readonly<Record<string, unknown>>;

describe('first light', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway();
  });
  afterAll(() => gateway.stop());

  it('answers a prompt from upstream, and the same prompt again for free', async () => {
    const first = await gateway.post(CHAT, chat('What is a firewall?'));
    expect(first.status).toBe(200);
    expect(first.headers.get('x-isartor-layer')).toBe('l3');
    expect(first.headers.get('x-isartor-deflected')).toBe('false');
    const again = await gateway.post(CHAT, chat('What is a firewall?'));
    expect(again.headers.get('x-isartor-layer')).toBe('l1a');
    expect(again.headers.get('x-isartor-deflected')).toBe('true');
    expect(again.headers.get('cache-status')).toMatch(/^isartor-l1a; hit; ttl=\d+$/);
    expect(again.headers.get('age')).toBe('0');
    const [one, two] = [await json(first), await json(again)];
    expect(two.choices).toEqual(one.choices);
    expect(two.usage).toEqual(one.usage);
    expect(two.id).not.toBe(one.id);
    expect(gateway.upstream.requests).toHaveLength(1);
  });
});
