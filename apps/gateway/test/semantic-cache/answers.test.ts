import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SemanticGateway, startSemanticGateway } from '../harness/semantic-gateway.js';

const QUESTION = 'How do I sort a list of numbers in Python?';
const REWORDED = 'how do i sort a list of numbers in python please';

/** How each dialect asks for the same. */
const DIALECTS: readonly {
  readonly name: string;
  readonly path: (stream: boolean) => string;
  readonly body: (question: string, stream: boolean) => object;
}[] = [
  {
    name: 'Chat Completions',
    path: () => '/v1/chat/completions',
    body: (content, stream) => ({ model: 'm', max_tokens: 64, stream, messages: [{ role: 'user', content }] }),
  },
  {
    name: 'Responses',
    path: () => '/v1/responses',
    body: (input, stream) => ({ model: 'm', max_output_tokens: 64, store: false, stream, input }),
  },
  {
    name: 'Messages',
    path: () => '/v1/messages',
    body: (content, stream) => ({ model: 'm', max_tokens: 64, stream, messages: [{ role: 'user', content }] }),
  },
  {
    name: 'Gemini',
    path: (stream) => `/v1beta/models/m:${stream ? 'streamGenerateContent?alt=sse' : 'generateContent'}`,
    body: (text) => ({ contents: [{ role: 'user', parts: [{ text }] }], generationConfig: { maxOutputTokens: 64 } }),
  },
];

describe('a question that means what another meant', () => {
  let gateway: SemanticGateway;
  let kept = 0;
  beforeAll(async () => {
    // It has no dialect but Chat Completions: there, all others are translated.
    gateway = await startSemanticGateway({ env: { ISARTOR__LLM_PROVIDER: 'groq' } });
  });
  afterAll(() => gateway.stop());

  const keep = async (question: string, headers: Readonly<Record<string, string>> = {}, more: object = {}) => {
    const told = await gateway.ask(question, headers, more);
    expect(told.layer).toBe('l3');
    kept += 1;
    await gateway.untilKept(kept);
    return told;
  };
  const inNamespace = (name: string) => ({ 'x-isartor-cache-namespace': name });

  it('is answered by the semantic cache, and says how similar it was', async () => {
    const headers = inNamespace('plain');
    const fresh = await keep(QUESTION, headers);
    expect(fresh.cacheStatus).toBe('isartor-l1b; fwd=miss; detail="empty"');
    expect(fresh.similarity).toBeNull();
    const again = await gateway.ask(REWORDED, headers);
    expect(again).toMatchObject({ status: 200, layer: 'l1b' });
    expect(again.cacheStatus).toMatch(/^isartor-l1b; hit; ttl=\d+; detail="similarity=0\.\d{4} by=explained"$/);
    expect(again.cacheStatus).toContain(`similarity=${again.similarity} `);
    const said = (body: string) => JSON.parse(body).choices[0].message.content;
    expect(said(again.body)).toBe(said(fresh.body));
  });

  it.each([
    ['In Python 3.11, how do I sort a list?', 'In Python 3.12, how do I sort a list?', 'version'],
    ['How do I enable two-factor login?', 'How do I disable two-factor login?', 'antonym'],
    ['Convert 10 euros to dollars', 'Convert 10 dollars to euros', 'order'],
    ['Is it safe to eat raw eggs?', 'Is it not safe to eat raw eggs?', 'negation'],
  ])('is another one to a guard: %s / %s', async (stored, asked, guard) => {
    const headers = inNamespace(`guard ${guard}`);
    await keep(stored, headers);
    const told = await gateway.ask(asked, headers);
    expect(told).toMatchObject({ layer: 'l3', cacheStatus: `isartor-l1b; fwd=miss; detail="guard:${guard}"` });
    kept += 1;
  });

  const ways = DIALECTS.flatMap((first) =>
    DIALECTS.flatMap((second) => [false, true].map((stream) => ({ first, second, stream }))),
  );
  it.each(ways)(
    'asked by $first.name, is told to $second.name (stream: $stream)',
    async ({ first, second, stream }) => {
      const headers = inNamespace(`${first.name} ${second.name} ${stream}`);
      const asked = await gateway.post(first.path(false), first.body(QUESTION, false), headers);
      const answer = /answer \d+/.exec(await asked.text())?.[0];
      kept += 1;
      await gateway.untilKept(kept);
      const told = await gateway.tell(await gateway.post(second.path(stream), second.body(REWORDED, stream), headers));
      expect(told).toMatchObject({ status: 200, layer: 'l1b', similarity: expect.stringMatching(/^0\.\d{4}$/) });
      expect(told.body.replaceAll(/"\}[\s\S]*?"(?:content|text|delta)":\s*"/g, '')).toContain(answer);
    },
  );

  it('passes where the caller skips the layer, asks for more similarity, or for a fresh answer', async () => {
    const headers = inNamespace('controls');
    await keep(QUESTION, headers);
    const noStore = { ...headers, 'cache-control': 'no-store' };
    const ask = (more: Readonly<Record<string, string>>) => gateway.ask(REWORDED, { ...noStore, ...more });
    expect((await ask({})).layer).toBe('l1b');
    expect(await ask({ 'x-isartor-skip': 'l1b' })).toMatchObject({ layer: 'l3', cacheStatus: undefined });
    expect((await ask({ 'x-isartor-cache-threshold': '1' })).cacheStatus).toBe(
      'isartor-l1b; fwd=miss; detail="threshold"',
    );
    expect((await ask({ 'cache-control': 'no-cache, no-store' })).cacheStatus).toBe(
      'isartor-l1b; fwd=request; detail="no-cache"',
    );
    expect((await ask({ 'cache-control': 'max-age=0, no-store' })).layer).toBe('l3');
    expect((await ask({ 'cache-control': 'only-if-cached' })).layer).toBe('l1b');
  });

  it('is not another tenant’s, another model’s or another instruction’s', async () => {
    const headers = inNamespace('scope');
    await keep(QUESTION, headers);
    const noStore = { ...headers, 'cache-control': 'no-store' };
    expect((await gateway.ask(REWORDED, noStore)).layer).toBe('l1b');
    expect((await gateway.ask(REWORDED, { ...noStore, ...inNamespace('another') })).layer).toBe('l3');
    expect((await gateway.ask(REWORDED, { ...noStore, 'x-isartor-session-id': 'one' })).layer).toBe('l3');
    expect((await gateway.ask(REWORDED, noStore, { model: 'gpt-4o' })).layer).toBe('l3');
    expect((await gateway.ask(REWORDED, noStore, { temperature: 0.2 })).layer).toBe('l3');
    const system = (content: string) => ({
      messages: [
        { role: 'system', content },
        { role: 'user', content: REWORDED },
      ],
    });
    expect((await gateway.ask('', noStore, system('Answer like a pirate.'))).layer).toBe('l3');
  });

  it('is gone with a purge, by its tag as by all', async () => {
    const headers = inNamespace('purge');
    await keep(QUESTION, { ...headers, 'x-isartor-cache-tags': 'docs' });
    const purge = async (body: object) =>
      (await (await gateway.post('/admin/cache/purge', body)).json()) as { purged: { l1a: number; l1b: number } };
    expect(await purge({ tag: 'docs' })).toEqual({ purged: { l1a: 1, l1b: 1 } });
    kept -= 1;
    expect((await gateway.ask(REWORDED, { ...headers, 'cache-control': 'no-store' })).layer).toBe('l3');
    expect((await purge({ all: true })).purged.l1b).toBe(kept);
    kept = 0;
  });
});
