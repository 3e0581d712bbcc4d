import { errorAnswerFor } from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WAYS } from '../harness/openai-client.js';
import type { TestGateway } from '../harness/test-gateway.js';
import { apart } from './harness/apart.js';
import type { Ask } from './harness/ask.js';
import type { ClientDialect } from './harness/dialect-client.js';
import { failureOf } from './harness/failure-of.js';
import { ALL_CLIENTS } from './harness/sdks.js';
import { startGatewayFor, UPSTREAM_KINDS } from './harness/upstream-kinds.js';

interface Failure {
  /** What the upstream answers with. */
  readonly status: number;
  /** What the client gets, where it is not that. */
  readonly told?: (client: ClientDialect) => number;
  readonly retryAfterSeconds?: number;
  /** How each dialect calls it. */
  readonly words: Readonly<Record<ClientDialect, string>>;
}

const BAD_GATEWAY = {
  openai: 'server_error',
  responses: 'server_error',
  anthropic: 'api_error',
  gemini: 'UNAVAILABLE',
  native: 'upstream_failed',
};

const FAILURES: readonly Failure[] = [
  {
    status: 401,
    words: {
      openai: 'authentication_error',
      responses: 'authentication_error',
      anthropic: 'authentication_error',
      gemini: 'UNAUTHENTICATED',
      native: 'upstream_unauthorized',
    },
  },
  {
    status: 404,
    words: {
      openai: 'invalid_request_error',
      responses: 'invalid_request_error',
      anthropic: 'not_found_error',
      gemini: 'NOT_FOUND',
      native: 'upstream_rejected',
    },
  },
  {
    status: 429,
    retryAfterSeconds: 17,
    words: {
      openai: 'rate_limit_error',
      responses: 'rate_limit_error',
      anthropic: 'rate_limit_error',
      gemini: 'RESOURCE_EXHAUSTED',
      native: 'upstream_rate_limited',
    },
  },
  { status: 500, told: () => 502, words: BAD_GATEWAY },
  {
    status: 503,
    retryAfterSeconds: 9,
    words: { ...BAD_GATEWAY, anthropic: 'overloaded_error', native: 'upstream_overloaded' },
  },
  {
    status: 529,
    told: (client) => (client === 'anthropic' ? 529 : 503),
    words: { ...BAD_GATEWAY, anthropic: 'overloaded_error', native: 'upstream_overloaded' },
  },
];

const ASK: Ask = { turns: [{ user: [{ text: 'Does it work?' }] }] };

const familyOf = (dialect: ClientDialect) => (dialect === 'responses' ? 'openai' : dialect);

describe.each(UPSTREAM_KINDS)('behind $dialect', (kind) => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGatewayFor(kind);
  });
  afterAll(() => gateway.stop());

  // A dialect keeps its own words, also those that are none of ours; OpenAI has one vocabulary for its two.
  const isOwn = (client: ClientDialect) => familyOf(client) === familyOf(kind.dialect);

  describe.each(ALL_CLIENTS)('the $dialect client', (sdk) => {
    const cases = FAILURES.flatMap((failure) => WAYS.map((way) => ({ ...failure, way })));

    it.each(cases)('is told of a $status in its own words ($way)', async ({ status, way, words, ...failure }) => {
      const { told = () => status, retryAfterSeconds } = failure;
      const retry = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
      gateway.upstream.respondAlways(errorAnswerFor(kind.dialect, status, { message: `It is a ${status}`, ...retry }));
      const before = gateway.upstream.requests.length;
      const client = sdk.create({ url: gateway.url, model: kind.model, headers: apart() });
      const thrown = await failureOf(client.tell(ASK, way));
      expect(thrown).toBeInstanceOf(sdk.errorClass(told(sdk.dialect)));
      expect(sdk.readError(thrown)).toEqual({
        status: told(sdk.dialect),
        message: `It is a ${status}`,
        word: isOwn(sdk.dialect) ? expect.any(String) : words[sdk.dialect],
      });
      expect(client.headers.get('x-isartor-layer')).toBe('l3');
      expect(client.headers.get('retry-after')).toBe(retryAfterSeconds === undefined ? null : `${retryAfterSeconds}`);
      await failureOf(client.tell(ASK, way));
      expect(gateway.upstream.requests).toHaveLength(before + 2);
    });
  });
});
