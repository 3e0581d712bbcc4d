import { modelAnswer } from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WAYS } from '../harness/openai-client.js';
import type { TestGateway } from '../harness/test-gateway.js';
import { apart } from './harness/apart.js';
import { expectedSaid, saidOf } from './harness/expected.js';
import { USAGE } from './harness/samples.js';
import { SDKS } from './harness/sdks.js';
import { PLAIN_TEXT } from './harness/text-scenarios.js';
import { SHARED_TOOL_SCENARIOS } from './harness/tool-scenarios.js';
import { startGatewayFor, UPSTREAM_KINDS } from './harness/upstream-kinds.js';

/** What every dialect can ask for in the same canonical words. */
const SCENARIOS = [PLAIN_TEXT, ...SHARED_TOOL_SCENARIOS];

describe.each(UPSTREAM_KINDS)('behind $dialect', (kind) => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGatewayFor(kind);
  });
  afterAll(() => gateway.stop());

  describe.each(SDKS)('what the $dialect client was told', (first) => {
    const cases = SCENARIOS.flatMap((scenario) => WAYS.map((way) => ({ scenario, way, name: scenario.name })));

    it.each(cases)('of $name ($way) is told to all others from the cache', async ({ scenario, way }) => {
      gateway.upstream.respondAlways(modelAnswer(scenario.answer));
      const options = { url: gateway.url, model: kind.model, headers: apart() };
      const before = gateway.upstream.requests.length;
      const fresh = await first.create(options).tell(scenario.ask, way);
      const ids = new Set([fresh.id]);
      for (const sdk of SDKS) {
        const client = sdk.create(options);
        for (const again of WAYS) {
          const told = await client.tell(scenario.ask, again);
          expect({ by: sdk.dialect, layer: told.headers.get('x-isartor-layer') }).toEqual({
            by: sdk.dialect,
            layer: 'l1a',
          });
          expect(saidOf(told)).toEqual(expectedSaid(scenario, sdk.dialect));
          expect(told.usage).toEqual(USAGE);
          expect(told.calls.map(({ id }) => id)).toEqual(fresh.calls.map(({ id }) => id));
          ids.add(told.id);
        }
      }
      expect(ids.size).toBe(1 + SDKS.length * WAYS.length);
      expect(gateway.upstream.requests).toHaveLength(before + 1);
    });
  });
});
