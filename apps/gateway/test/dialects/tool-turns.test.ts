import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WAYS } from '../harness/openai-client.js';
import type { TestGateway } from '../harness/test-gateway.js';
import { apart } from './harness/apart.js';
import type { Ask } from './harness/ask.js';
import { WEATHER } from './harness/samples.js';
import { SDKS } from './harness/sdks.js';
import { sentBody } from './harness/sent-body.js';
import { CALLS, NAMELESS_CALLS, resultsFor, TOOL_TURN_SENT, TOOL_TURNS } from './harness/tool-turns.js';
import { startGatewayFor, UPSTREAM_KINDS } from './harness/upstream-kinds.js';

const QUESTION: Ask = { turns: [{ user: [{ text: 'Weather in Oslo and Rome?' }] }], tools: [WEATHER] };

describe.each(UPSTREAM_KINDS)('behind $dialect', (kind) => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGatewayFor(kind);
  });
  afterAll(() => gateway.stop());

  describe.each(SDKS)('the $dialect client', (sdk) => {
    const turns = TOOL_TURNS.filter(({ cannotAsk }) => cannotAsk?.includes(sdk.dialect) !== true);
    const cases = turns.flatMap((turn) => WAYS.map((way) => ({ turn, way, name: turn.name })));

    it.each(cases)('takes calls and brings back $name ($way), and once more from the cache', async ({ turn, way }) => {
      const { upstream } = gateway;
      const client = sdk.create({ url: gateway.url, model: kind.model, headers: apart() });
      const before = upstream.requests.length;
      upstream.say({ content: CALLS }, { content: ['Rome is warmer.'] });
      const converse = async () => {
        const told = await client.tell(QUESTION, way);
        expect(told.calls).toMatchObject([{ input: { city: 'Oslo' } }, { input: { city: 'Rome' } }]);
        const results = resultsFor(turn, told.calls);
        const ask = { ...QUESTION, turns: [...QUESTION.turns, { told }, { results }] };
        return { ids: told.calls.map(({ id }) => id), last: await client.tell(ask, way) };
      };
      const fresh = await converse();
      expect(fresh.ids).toEqual(['call_1', 'call_2']);
      expect(fresh.last.text).toBe('Rome is warmer.');
      const request = upstream.requests[before + 1];
      if (request === undefined) throw new Error('The second request did not arrive');
      const sent = TOOL_TURN_SENT[kind.dialect]({ turn, ids: fresh.ids, client: sdk.dialect });
      expect(sentBody(kind.dialect, request)).toMatchObject(sent);
      const again = await converse();
      expect(again.ids).toEqual(fresh.ids);
      expect(again.last.text).toBe('Rome is warmer.');
      expect(again.last.headers.get('x-isartor-layer')).toBe('l1a');
      expect(upstream.requests).toHaveLength(before + 2);
    });
  });
});

describe('calls that their provider gave no ids', () => {
  const kind = UPSTREAM_KINDS.find(({ dialect }) => dialect === 'gemini');
  if (kind === undefined) throw new Error('No such upstream');
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGatewayFor(kind);
  });
  afterAll(() => gateway.stop());

  const [texts] = TOOL_TURNS;
  if (texts === undefined) throw new Error('No such turn');
  const cases = SDKS.flatMap((sdk) => WAYS.map((way) => ({ sdk, way, dialect: sdk.dialect })));

  it.each(cases)('can be answered by the $dialect client all the same ($way)', async ({ sdk, way }) => {
    const client = sdk.create({ url: gateway.url, model: kind.model, headers: apart() });
    gateway.upstream.say({ content: NAMELESS_CALLS }, { content: ['Rome is warmer.'] });
    const told = await client.tell(QUESTION, way);
    const ids = told.calls.map(({ id }) => id);
    if (sdk.dialect !== 'gemini') expect(new Set(ids).size).toBe(2);
    const results = resultsFor(texts, told.calls);
    const ask = { ...QUESTION, turns: [...QUESTION.turns, { told }, { results }] };
    expect((await client.tell(ask, way)).text).toBe('Rome is warmer.');
    const request = gateway.upstream.requests.at(-1);
    if (request === undefined) throw new Error('Nothing arrived upstream');
    const sent = TOOL_TURN_SENT.gemini({ turn: texts, ids, client: sdk.dialect });
    expect(sentBody('gemini', request)).toMatchObject(sent);
  });
});
