import { modelAnswer } from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WAYS, type Way } from '../harness/openai-client.js';
import type { TestGateway } from '../harness/test-gateway.js';
import { apart } from './harness/apart.js';
import { CLIENT_KEY, type DialectClient, type Sdk } from './harness/dialect-client.js';
import { expectedSaid, saidOf } from './harness/expected.js';
import { USAGE } from './harness/samples.js';
import type { Scenario } from './harness/scenario.js';
import { SDKS } from './harness/sdks.js';
import { sentBody, sentManner } from './harness/sent-body.js';
import { TEXT_SCENARIOS } from './harness/text-scenarios.js';
import type { Told } from './harness/told.js';
import { TOOL_SCENARIOS } from './harness/tool-scenarios.js';
import { startGatewayFor, UPSTREAM_KINDS, type UpstreamKind } from './harness/upstream-kinds.js';

const SCENARIOS = [...TEXT_SCENARIOS, ...TOOL_SCENARIOS];

const OTHER: Readonly<Record<Way, Way>> = { json: 'stream', stream: 'json' };

describe.each(UPSTREAM_KINDS)('behind $dialect', (kind) => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGatewayFor(kind);
  });
  afterAll(() => gateway.stop());

  describe.each(SDKS)('the $dialect client', (sdk) => {
    const scenarios = SCENARIOS.filter(
      ({ cannotAsk, sent }) => cannotAsk?.includes(sdk.dialect) !== true && sent[kind.dialect] !== undefined,
    );
    const cases = scenarios.flatMap((scenario) => WAYS.map((way) => ({ scenario, way, name: scenario.name })));

    it.each(cases)('gets $name as $way, and again from the cache', async ({ scenario, way }) => {
      gateway.upstream.respondAlways(modelAnswer(scenario.answer));
      const client = sdk.create({ url: gateway.url, model: kind.model, headers: apart() });
      const before = gateway.upstream.requests.length;
      const fresh = await client.tell(scenario.ask, way);
      expectFresh(fresh, { scenario, sdk, kind });
      expectSent(gateway, { scenario, kind, way });
      expect(gateway.upstream.requests).toHaveLength(before + 1);
      await expectAgain(client, fresh, { scenario, sdk, way });
      expect(gateway.upstream.requests).toHaveLength(before + (scenario.kept ? 1 : 3));
    });
  });
});

interface Asked {
  readonly scenario: Scenario;
  readonly sdk: Sdk;
  readonly kind: UpstreamKind;
  readonly way: Way;
}

function expectFresh(told: Told, { scenario, sdk, kind }: Omit<Asked, 'way'>): void {
  expect(saidOf(told)).toEqual(expectedSaid(scenario, sdk.dialect));
  expect(told.usage).toEqual(USAGE);
  expect(told.model).toBe(kind.model);
  expect(told.id.slice(0, sdk.idPrefix.length)).toBe(sdk.idPrefix);
  // An answer in the client's own dialect comes as it is, and so does its id.
  expect(told.id.slice(sdk.idPrefix.length)).toMatch(sdk.dialect === kind.dialect ? /^upstream$/ : /^[\w-]{20,}$/);
  const ids = told.calls.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.fromEntries(told.headers)).toMatchObject({
    'x-isartor-layer': 'l3',
    'x-isartor-provider': kind.provider,
    'cache-status': 'isartor-l1a; fwd=miss',
    'x-request-id': expect.any(String),
    // Where Anthropic's SDK looks for it.
    ...(sdk.dialect === 'anthropic' && { 'request-id': expect.any(String) }),
  });
}

function expectSent({ upstream }: TestGateway, { scenario, kind, way }: Omit<Asked, 'sdk'>): void {
  const request = upstream.requests.at(-1);
  if (request === undefined) throw new Error('Nothing arrived upstream');
  expect(sentBody(kind.dialect, request)).toMatchObject(scenario.sent[kind.dialect] ?? {});
  expect(sentManner(kind.dialect, request)).toEqual({ stream: way === 'stream', model: kind.model });
  expect(JSON.stringify([request.headers, request.path, request.body])).not.toContain(CLIENT_KEY);
}

/** Asks the same again, one way and the other. */
async function expectAgain(client: DialectClient, fresh: Told, { scenario, sdk, way }: Omit<Asked, 'kind'>) {
  const ids = [fresh.id];
  for (const again of [way, OTHER[way]]) {
    const told = await client.tell(scenario.ask, again);
    expect(told.headers.get('x-isartor-layer')).toBe(scenario.kept ? 'l1a' : 'l3');
    expect(saidOf(told)).toEqual(saidOf(fresh));
    expect(told.calls).toEqual(fresh.calls);
    expect(told.usage).toEqual(fresh.usage);
    expect(told.model).toBe(fresh.model);
    if (!scenario.kept) continue;
    expect(ids).not.toContain(told.id);
    ids.push(told.id);
    expect(told.id.slice(0, sdk.idPrefix.length)).toBe(sdk.idPrefix);
    expect(told.id.slice(sdk.idPrefix.length)).toMatch(/^[\w-]{20,}$/);
  }
}
