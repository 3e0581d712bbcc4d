import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHAT, chat, startTestGateway, type TestGateway } from './harness/test-gateway.js';

const HEADERS = {
  'openai-organization': 'org-1',
  'openai-project': 'proj-1',
  'idempotency-key': 'once',
  'openai-beta': 'assistants=v2',
  authorization: 'Bearer sk-of-the-caller',
  cookie: 'session=1',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};

describe('headers of the caller', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway();
  });
  afterAll(() => gateway.stop());

  it('reach a provider of the same dialect where they are meant for it, and no other header does', async () => {
    await gateway.post(CHAT, chat('Who pays?'), HEADERS);
    const { headers } = await gateway.upstream.nextRequest();
    expect(headers).toMatchObject({
      'openai-organization': 'org-1',
      'openai-project': 'proj-1',
      'idempotency-key': 'once',
      'openai-beta': 'assistants=v2',
      authorization: 'Bearer sk-upstream-secret',
    });
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('traceparent');
  });

  it('do not part callers who get the same answer, but for those that change it', async () => {
    const organisation = { 'openai-organization': 'org-2' };
    const first = await gateway.post(CHAT, chat('Shared?'), organisation);
    const second = await gateway.post(CHAT, chat('Shared?'), { 'openai-organization': 'org-3' });
    const other = await gateway.post(CHAT, chat('Shared?'), { 'openai-beta': 'responses=v1' });
    const layers = [first, second, other].map((response) => response.headers.get('x-isartor-layer'));
    expect(layers).toEqual(['l3', 'l1a', 'l3']);
  });

  it('stay here where the caller speaks another dialect than the provider', async () => {
    await gateway.post('/api/chat', { prompt: 'Natively, who pays?' }, HEADERS);
    const { headers } = gateway.upstream.requests.at(-1) ?? {};
    expect(headers).not.toHaveProperty('openai-organization');
  });
});
