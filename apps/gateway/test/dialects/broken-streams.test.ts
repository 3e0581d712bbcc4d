import {
  type Behaviour,
  brokenByError,
  endAfterBytes,
  endAfterChunks,
  modelAnswer,
  type UpstreamDialect,
} from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WAYS, type Way } from '../harness/openai-client.js';
import type { TestGateway } from '../harness/test-gateway.js';
import { apart } from './harness/apart.js';
import type { Ask } from './harness/ask.js';
import { failureOf } from './harness/failure-of.js';
import { ALL_CLIENTS } from './harness/sdks.js';
import { startGatewayFor, UPSTREAM_KINDS } from './harness/upstream-kinds.js';

const TEXT = 'One two three four five six seven eight nine ten eleven twelve.';
const ANSWER = modelAnswer({ content: [TEXT] });
const ASK: Ask = { turns: [{ user: [{ text: 'Count.' }] }] };

interface Break {
  readonly name: string;
  readonly ways: readonly Way[];
  readonly of: (dialect: UpstreamDialect) => Behaviour;
  /** What the upstream says of it. */
  readonly message?: string;
}

/** Every stream has told some of the text by its seventh frame, and none has told the last of it. */
const TOLD = 7;

const BREAKS: readonly Break[] = [
  { name: 'a connection that is cut', ways: ['stream'], of: () => endAfterChunks(ANSWER, TOLD, 'cut') },
  { name: 'an end before the end', ways: ['stream'], of: () => endAfterChunks(ANSWER, TOLD, 'complete') },
  { name: 'a frame that is cut in two', ways: ['stream'], of: () => endAfterBytes(ANSWER, 1000, 'complete') },
  { name: 'half a body', ways: ['json'], of: () => endAfterBytes(ANSWER, 150, 'complete') },
  {
    name: 'an error event',
    ways: ['stream'],
    of: (dialect) => brokenByError(dialect, ANSWER, { afterChunks: TOLD, message: 'I am out of breath' }),
    message: 'I am out of breath',
  },
  {
    name: 'an error event before anything else',
    ways: ['stream'],
    of: (dialect) => brokenByError(dialect, ANSWER, { afterChunks: 0, message: 'I cannot begin' }),
    message: 'I cannot begin',
  },
];

describe.each(UPSTREAM_KINDS)('behind $dialect', (kind) => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGatewayFor(kind);
  });
  afterAll(() => gateway.stop());

  describe.each(ALL_CLIENTS)('the $dialect client', (sdk) => {
    const cases = BREAKS.flatMap((broken) => broken.ways.map((way) => ({ ...broken, way })));

    it.each(cases)('does not take $name for a whole answer', async ({ of, way, message }) => {
      gateway.upstream.respondAlways(of(kind.dialect));
      const client = sdk.create({ url: gateway.url, model: kind.model, headers: apart() });
      const thrown = sdk.readError(await failureOf(client.tell(ASK, way)));
      expect(thrown.message).toMatch(message ?? /./);
      expect(thrown.word).toEqual(expect.any(String));
      gateway.upstream.respondAlways(ANSWER);
      for (const again of WAYS) {
        const whole = await client.tell(ASK, again);
        expect(whole.text).toBe(TEXT);
        expect(whole.headers.get('x-isartor-layer')).toBe(again === 'json' ? 'l3' : 'l1a');
      }
    });
  });
});
