import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WAYS } from '../harness/openai-client.js';
import type { TestGateway } from '../harness/test-gateway.js';
import { apart } from './harness/apart.js';
import { failureOf } from './harness/failure-of.js';
import { SDKS } from './harness/sdks.js';
import { TEXT_SCENARIOS } from './harness/text-scenarios.js';
import { TOOL_SCENARIOS } from './harness/tool-scenarios.js';
import { startGatewayFor, UPSTREAM_KINDS } from './harness/upstream-kinds.js';

/** The word for a request that cannot be fulfilled. */
const WORDS = {
  openai: 'invalid_request_error',
  responses: 'invalid_request_error',
  anthropic: 'invalid_request_error',
  gemini: 'INVALID_ARGUMENT',
  native: 'unsupported_feature',
} as const;

const SCENARIOS = [...TEXT_SCENARIOS, ...TOOL_SCENARIOS];

/** What each upstream is asked that it has no words for, by those who have. */
const REFUSALS = UPSTREAM_KINDS.map((kind) => ({
  ...kind,
  kind,
  cases: SCENARIOS.filter(({ cannotCarry }) => cannotCarry?.includes(kind.dialect) === true).flatMap(
    ({ name, ask, cannotAsk }) =>
      SDKS.filter(({ dialect }) => cannotAsk?.includes(dialect) !== true).flatMap((sdk) =>
        WAYS.map((way) => ({ name, ask, sdk, way, dialect: sdk.dialect })),
      ),
  ),
}));

describe.each(REFUSALS.filter(({ cases }) => cases.length > 0))('behind $dialect', ({ kind, cases }) => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGatewayFor(kind);
  });
  afterAll(() => gateway.stop());

  it.each(cases)('$name of the $dialect client is refused, not dropped ($way)', async ({ ask, sdk, way }) => {
    const client = sdk.create({ url: gateway.url, model: kind.model, headers: apart() });
    const thrown = await failureOf(client.tell(ask, way));
    expect(thrown).toBeInstanceOf(sdk.errorClass(400));
    expect(sdk.readError(thrown)).toEqual({
      status: 400,
      message: expect.stringMatching(/cannot be sent as/),
      word: WORDS[sdk.dialect],
    });
    expect(gateway.upstream.requests).toEqual([]);
  });
});
