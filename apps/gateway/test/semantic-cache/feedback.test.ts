import { afterEach, describe, expect, it } from 'vitest';
import { createRecordedLog } from '../harness/recorded-log.js';
import { type SemanticGateway, startSemanticGateway } from '../harness/semantic-gateway.js';
import { startTestGateway, type TestGateway } from '../harness/test-gateway.js';

const FEEDBACK = '/admin/cache/feedback';
const STORED = 'How do I reset my password for the portal?';
const SAME_MEANING = 'how do i reset my password for the portal';
const STARTING_MS = 60_000;

type Headers = Readonly<Record<string, string>>;

let gateway: TestGateway;
afterEach(() => gateway.stop());

async function start(env: Headers = {}): Promise<SemanticGateway> {
  const semantic = await startSemanticGateway({ env });
  gateway = semantic;
  return semantic;
}

async function feedback(body: unknown, headers: Headers = {}): Promise<readonly [number, unknown]> {
  const response = await gateway.post(FEEDBACK, body, headers);
  return [response.status, await response.json()];
}

const refused = (error: string, message: RegExp) => ({ error, message: expect.stringMatching(message) });

describe('feedback', () => {
  it(
    'on a wrong answer drops what it came from, once, and is counted',
    async () => {
      const semantic = await start();
      await semantic.ask(STORED);
      await semantic.untilKept(1);
      const hit = await semantic.ask(SAME_MEANING);
      expect(hit).toMatchObject({ layer: 'l1b', body: expect.stringContaining('answer 1') });
      const said = { request_id: hit.requestId, correct: false };
      expect(await feedback(said)).toEqual([202, said]);
      expect(await feedback(said)).toEqual([404, refused('not_found', /nothing was labelled/)]);
      expect(await semantic.ask(SAME_MEANING)).toMatchObject({
        layer: 'l3',
        body: expect.stringContaining('answer 2'),
      });
      const health = (await (await gateway.get('/health')).json()) as { semantic_cache: object };
      expect(health.semantic_cache).toMatchObject({ false_hits: { samples: 1, ratio: 1 } });
    },
    STARTING_MS,
  );

  it(
    'on a right answer keeps it, by whatever id the caller gave the request',
    async () => {
      const semantic = await start();
      await semantic.ask(STORED);
      await semantic.untilKept(1);
      const hit = await semantic.ask(SAME_MEANING, { 'x-request-id': 'my-own' });
      expect(hit).toMatchObject({ layer: 'l1b', requestId: 'my-own' });
      expect(await feedback({ request_id: 'my-own', correct: true })).toEqual([202, expect.anything()]);
      expect((await semantic.ask(SAME_MEANING)).layer).toBe('l1b');
    },
    STARTING_MS,
  );

  it(
    'on what was no semantic hit is a 404 that says so',
    async () => {
      const semantic = await start();
      const first = await semantic.ask(STORED);
      const second = await semantic.ask(STORED);
      expect([first.layer, second.layer]).toEqual(['l3', 'l1a']);
      for (const id of [first.requestId, second.requestId, 'nobody']) {
        const answer = await feedback({ request_id: id, correct: false });
        expect(answer).toEqual([404, refused('not_found', /No semantic hit with this request_id is remembered/)]);
      }
      expect((await semantic.ask(STORED)).layer).toBe('l1a');
    },
    STARTING_MS,
  );

  it('on anything, with the semantic cache switched off, is one too', async () => {
    gateway = await startTestGateway();
    expect(await feedback({ request_id: 'x', correct: true })).toEqual([404, refused('not_found', /switched off/)]);
  });

  it.each([
    ['{', /JSON/],
    [{}, /request_id/],
    [{ request_id: '', correct: true }, /request_id/],
    [{ request_id: 'x' }, /correct/],
    [{ request_id: 'x', correct: 'no' }, /correct/],
    [{ request_id: 'x', correct: true, more: 1 }, /more/],
  ])('that cannot be read is a 400: %j', async (body, message) => {
    gateway = await startTestGateway();
    expect(await feedback(body)).toEqual([400, refused('invalid_request', message)]);
  });

  it('is for administrators, and posted', async () => {
    const keys = [
      { tenant: 'a', key: 'key-of-a' },
      { tenant: 'operator', key: 'key-of-operator', admin: true },
    ];
    const { log, text } = createRecordedLog();
    gateway = await startTestGateway({ env: { ISARTOR__GATEWAY_KEYS: JSON.stringify(keys) }, log });
    const body = { request_id: 'x', correct: true };
    expect((await feedback(body))[0]).toBe(401);
    expect(await feedback(body, { 'x-isartor-key': 'key-of-a' })).toEqual([403, refused('forbidden', /administrator/)]);
    expect((await feedback(body, { 'x-isartor-key': 'key-of-operator' }))[0]).toBe(404);
    const got = await gateway.get(FEEDBACK);
    expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST']);
    expect(text()).not.toContain('Semantic hit labelled');
  });
});
