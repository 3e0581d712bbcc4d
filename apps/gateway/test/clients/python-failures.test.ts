import {
  type Behaviour,
  brokenByError,
  endAfterBytes,
  endAfterChunks,
  errorAnswerFor,
  modelAnswer,
  type UpstreamDialect,
} from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apart } from '../dialects/harness/apart.js';
import type { Ask } from '../dialects/harness/ask.js';
import { failureOf } from '../dialects/harness/failure-of.js';
import { startGatewayFor, UPSTREAM_KINDS } from '../dialects/harness/upstream-kinds.js';
import type { TestGateway } from '../harness/test-gateway.js';
import { PYTHON, type PythonClient, type PythonQuestion, startPythonClient } from './harness/python-client.js';
import { PythonError, type Raised } from './harness/python-error.js';
import { PYTHON_SDKS } from './harness/python-sdks.js';

const ASK: Ask = { turns: [{ user: [{ text: 'Count.' }] }] };
const TEXT = 'One two three four five six seven eight nine ten eleven twelve.';
const ANSWER = modelAnswer({ content: [TEXT] });

/** Every stream has told some of the text by its seventh frame, and none has told the last of it. */
const TOLD = 7;

/** What each SDK raises for a status, and what the client is told where the upstream fails with another. */
const FAILURES = [
  { status: 400, raises: 'BadRequestError' },
  { status: 401, raises: 'AuthenticationError' },
  { status: 404, raises: 'NotFoundError' },
  { status: 429, raises: 'RateLimitError', retryAfterSeconds: 17 },
  { status: 500, raises: 'InternalServerError', told: 502 },
  { status: 503, raises: 'InternalServerError', retryAfterSeconds: 9 },
] as const;

interface Break {
  readonly name: string;
  readonly of: (dialect: UpstreamDialect) => Behaviour;
}

const STREAM_BREAKS: readonly Break[] = [
  { name: 'a connection that is cut', of: () => endAfterChunks(ANSWER, TOLD, 'cut') },
  { name: 'an end before the end', of: () => endAfterChunks(ANSWER, TOLD, 'complete') },
  {
    name: 'an error event',
    of: (dialect) => brokenByError(dialect, ANSWER, { afterChunks: TOLD, message: 'I am out of breath' }),
  },
];
const BREAKS = [
  { name: 'half a body', way: 'json' as const, of: () => endAfterBytes(ANSWER, 150, 'complete') },
  ...STREAM_BREAKS.flatMap((one) => (['stream', 'events'] as const).map((way) => ({ ...one, way }))),
];

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

    const question = (way: PythonQuestion['way']): PythonQuestion => ({
      url: gateway.url,
      model: kind.model,
      headers: apart(),
      way,
      ask: ASK,
    });

    const ways = ['json', 'stream'] as const;
    it.each(FAILURES.flatMap((failure) => ways.map((way) => ({ ...failure, way }))))(
      'raises $raises for a $status ($way)',
      async ({ status, way, raises, ...failure }) => {
        const retry = 'retryAfterSeconds' in failure ? { retryAfterSeconds: failure.retryAfterSeconds } : {};
        gateway.upstream.respondWith(errorAnswerFor(kind.dialect, status, { message: `It is a ${status}`, ...retry }));
        const raised = await raisedBy(python.tell(question(way)));
        expect(raised).toMatchObject({
          classes: expect.arrayContaining([raises, 'APIStatusError']),
          status: 'told' in failure ? failure.told : status,
          message: `It is a ${status}`,
          word: expect.any(String),
        });
        expect(raised.headers['retry-after']).toBe(
          'retryAfterSeconds' in failure ? `${retry.retryAfterSeconds}` : undefined,
        );
      },
    );

    it.each(BREAKS)('raises for $name ($way)', async ({ of, way }) => {
      gateway.upstream.respondWith(of(kind.dialect));
      const asked = question(way);
      const raised = await raisedBy(python.tell(asked));
      expect(raised.classes).toContain('APIError');
      expect(raised.word).toEqual(expect.any(String));
      gateway.upstream.respondWith(ANSWER);
      expect((await python.tell({ ...asked, way: 'json' })).text).toBe(TEXT);
    });
  });
});

/** What the SDK raised; fails for what is none of its own errors. */
async function raisedBy(asked: Promise<unknown>): Promise<Raised> {
  const error = await failureOf(asked);
  if (!(error instanceof PythonError)) throw new Error('Not raised by the SDK', { cause: error });
  return error.raised;
}
