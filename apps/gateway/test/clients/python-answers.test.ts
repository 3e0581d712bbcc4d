import { modelAnswer } from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apart } from '../dialects/harness/apart.js';
import type { Ask } from '../dialects/harness/ask.js';
import { expectedSaid, saidOf } from '../dialects/harness/expected.js';
import { USAGE, WEATHER } from '../dialects/harness/samples.js';
import { saying } from '../dialects/harness/scenario.js';
import { sentBody, sentManner } from '../dialects/harness/sent-body.js';
import { PLAIN_TEXT, TEXT_SCENARIOS } from '../dialects/harness/text-scenarios.js';
import { TOOL_SCENARIOS } from '../dialects/harness/tool-scenarios.js';
import { CALLS, resultsFor, TOOL_TURN_SENT, TOOL_TURNS } from '../dialects/harness/tool-turns.js';
import { startGatewayFor, UPSTREAM_KINDS } from '../dialects/harness/upstream-kinds.js';
import type { TestGateway } from '../harness/test-gateway.js';
import { PYTHON, type PythonClient, startPythonClient } from './harness/python-client.js';
import { PYTHON_SDKS } from './harness/python-sdks.js';

const SCENARIOS = [...TEXT_SCENARIOS, ...TOOL_SCENARIOS];
const WAYS = ['json', 'stream'] as const;
const QUESTION: Ask = { turns: [{ user: [{ text: 'Weather in Oslo and Rome?' }] }], tools: [WEATHER] };

describe.skipIf(PYTHON === '').each(PYTHON_SDKS)("Python's $dialect SDK", (sdk) => {
  let python: PythonClient;
  beforeAll(() => {
    python = startPythonClient(sdk.module);
  });
  afterAll(() => python.stop());

  describe.each(UPSTREAM_KINDS)('behind $dialect', (kind) => {
    let gateway: TestGateway;
    beforeAll(async () => {
      gateway = await startGatewayFor(kind);
    });
    afterAll(() => gateway.stop());

    const lastSent = () => {
      const request = gateway.upstream.requests.at(-1);
      if (request === undefined) throw new Error('Nothing arrived upstream');
      return request;
    };

    const asked = SCENARIOS.filter(
      ({ cannotAsk, sent }) => cannotAsk?.includes(sdk.dialect) !== true && sent[kind.dialect] !== undefined,
    );

    it.each(asked.flatMap((scenario) => WAYS.map((way) => ({ scenario, way, name: scenario.name }))))(
      'hands over $name ($way)',
      async ({ scenario, way }) => {
        gateway.upstream.respondAlways(modelAnswer(scenario.answer));
        const question = { url: gateway.url, model: kind.model, headers: apart(), ask: scenario.ask };
        const told = await python.tell({ ...question, way });
        expect(saidOf(told)).toEqual(expectedSaid(scenario, sdk.dialect));
        expect(told.usage).toEqual(USAGE);
        expect(told.model).toBe(kind.model);
        expect(told.id.slice(0, sdk.idPrefix.length)).toBe(sdk.idPrefix);
        expect(told.headers.get('x-isartor-layer')).toBe('l3');
        expect(sentBody(kind.dialect, lastSent())).toMatchObject(scenario.sent[kind.dialect] ?? {});
        expect(sentManner(kind.dialect, lastSent())).toEqual({ stream: way === 'stream', model: kind.model });
        const again = await python.tell({ ...question, way: way === 'json' ? 'stream' : 'json' });
        expect(again.headers.get('x-isartor-layer')).toBe(scenario.kept ? 'l1a' : 'l3');
        expect(saidOf(again)).toEqual(saidOf(told));
        expect(again.usage).toEqual(USAGE);
      },
    );

    it('hands over a stream piece by piece', async () => {
      gateway.upstream.say(PLAIN_TEXT.answer);
      const { url } = gateway;
      const { text, finish, usage } = await python.tell({
        ...{ url, model: kind.model, headers: apart() },
        way: 'events',
        ask: PLAIN_TEXT.ask,
      });
      expect({ text, finish }).toEqual({ text: PLAIN_TEXT.said.text, finish: 'stop' });
      expect(usage).toEqual(USAGE);
    });

    it.each(WAYS)('makes an object of a class (%s)', async (way) => {
      const ask: Ask = { turns: [{ user: [{ text: 'Who wrote it?' }] }] };
      gateway.upstream.say({ content: ['{"name":"Ada","born":1815}'], usage: USAGE });
      const { url } = gateway;
      const told = await python.tell({ url, model: kind.model, headers: apart(), way, parses: true, ask });
      expect(told.parsed).toEqual({ name: 'Ada', born: 1815 });
      expect(saidOf(told)).toEqual(saying('{"name":"Ada","born":1815}'));
      expect(lastSent().body).toContain('"born"');
    });

    const turns = TOOL_TURNS.filter(({ cannotAsk }) => cannotAsk?.includes(sdk.dialect) !== true);

    it.each(turns.flatMap((turn) => WAYS.map((way) => ({ turn, way, name: turn.name }))))(
      'takes calls and brings back $name ($way)',
      async ({ turn, way }) => {
        const question = { url: gateway.url, model: kind.model, headers: apart(), way };
        gateway.upstream.say({ content: CALLS }, { content: ['Rome is warmer.'] });
        const told = await python.tell({ ...question, ask: QUESTION });
        expect(told.calls).toMatchObject([{ input: { city: 'Oslo' } }, { input: { city: 'Rome' } }]);
        const results = resultsFor(turn, told.calls);
        const last = await python.tell({
          ...question,
          ask: { ...QUESTION, turns: [...QUESTION.turns, { told }, { results }] },
        });
        expect(last.text).toBe('Rome is warmer.');
        const ids = told.calls.map(({ id }) => id);
        expect(ids).toEqual(['call_1', 'call_2']);
        const sent = TOOL_TURN_SENT[kind.dialect]({ turn, ids, client: sdk.dialect });
        expect(sentBody(kind.dialect, lastSent())).toMatchObject(sent);
      },
    );
  });
});
