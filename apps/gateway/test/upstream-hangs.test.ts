import {
  type Behaviour,
  createGate,
  delayChunks,
  delayHeaders,
  endAfterBytes,
  endAfterChunks,
  textAnswer,
} from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FaultyUpstream, faultyUpstream } from './harness/faulty-upstream.js';
import type { Way } from './harness/openai-client.js';
import {
  breakOf,
  type Dialect,
  expectNoSecrets,
  MANNERS,
  type Outcome,
  outcomeOf,
  refusalOf,
  textOf,
} from './harness/outcome.js';
import { startTestGateway, type TestGateway } from './harness/test-gateway.js';

const text = textAnswer('One two three four');

/** Lets one chunk through every few milliseconds, for ever. */
const trickle = { ...createGate(), pass: () => new Promise<void>((resolve) => setTimeout(resolve, 5)) };
const endless = (piece: string, type: string): Behaviour =>
  delayChunks(
    () => ({
      status: 200,
      headers: { 'content-type': type },
      chunks: Array(100_000).fill(Buffer.from(piece)),
      ending: 'stall',
    }),
    trickle,
  );
const WORD = 'data: {"id":"c","model":"m","choices":[{"index":0,"delta":{"content":"word "}}]}\n\n';

/** How an upstream can keep everybody waiting. */
interface Hang {
  readonly name: string;
  readonly behaviour: Behaviour;
  /** A stream has begun by then. */
  readonly streamBegins: boolean;
}

const HANGS: readonly Hang[] = [
  { name: 'sends nothing', behaviour: delayHeaders(text, createGate()), streamBegins: false },
  { name: 'sends headers and no more', behaviour: endAfterBytes(text, 0, 'stall'), streamBegins: false },
  { name: 'stops in the first frame', behaviour: endAfterBytes(text, 60, 'stall'), streamBegins: false },
  {
    name: 'stops in the middle',
    behaviour: (request) =>
      (request.json.stream === true ? endAfterChunks(text, 3, 'stall') : endAfterBytes(text, 200, 'stall'))(request),
    streamBegins: true,
  },
];

/** Streams `piece` without end; whoever wants JSON gets white space for ever. */
const trickling =
  (piece: string): Behaviour =>
  (request) =>
    (request.json.stream === true ? endless(piece, 'text/event-stream') : endless(' ', 'application/json'))(request);

/** How one can be busy without ever getting anywhere. */
const TRICKLES: readonly Hang[] = [
  { name: 'trickles without end', behaviour: trickling(WORD), streamBegins: true },
  { name: 'says nothing but comments', behaviour: trickling(': ping\n\n'), streamBegins: false },
];

interface Case {
  readonly prompt: string;
  readonly manner: readonly [Dialect, Way];
  /** The answer is a stream that has begun. */
  readonly begins: boolean;
  readonly outcome: Outcome;
}

const STREAMED = MANNERS.filter(([, way]) => way === 'stream');

interface Asking {
  readonly gateway: TestGateway;
  readonly upstream: FaultyUpstream;
}

/** What hangs come to, each in each of these manners. They wait together. */
function outcomesOf(
  { gateway, upstream }: Asking,
  hangs: readonly Hang[],
  manners = MANNERS,
): Promise<readonly Case[]> {
  const cases = hangs.flatMap((hang) => manners.map((manner) => ({ ...hang, manner })));
  return Promise.all(
    cases.map(async ({ name, behaviour, streamBegins, manner }) => {
      const prompt = `${name}, ${manner}`;
      upstream.break(prompt, behaviour);
      const outcome = await outcomeOf(gateway, prompt, manner);
      return { prompt, manner, begins: streamBegins && manner[1] === 'stream', outcome };
    }),
  );
}

async function expectRepaired({ gateway, upstream }: Asking, cases: readonly Case[]): Promise<void> {
  for (const { prompt, manner } of cases) {
    upstream.repair(prompt);
    const repaired = await outcomeOf(gateway, prompt, manner);
    expect(textOf(repaired)).toBe(`You said: ${prompt}`);
    expect(repaired.headers.get('x-isartor-layer')).toBe('l3');
  }
  const health = async () => await (await gateway.get('/health')).json();
  await expect.poll(health).toMatchObject({ status: 'ok', in_flight_requests: 0 });
}

describe('the deadline of the whole call', () => {
  let gateway: TestGateway;
  let upstream: FaultyUpstream;
  beforeAll(async () => {
    gateway = await startTestGateway({ env: { ISARTOR__L3_TIMEOUT_SECS: '1.5' } });
    upstream = faultyUpstream(gateway.upstream);
  });
  afterAll(() => gateway.stop());

  it('ends whatever hangs or trickles, and nothing of it is kept', async () => {
    const cases = await outcomesOf({ gateway, upstream }, [...HANGS, ...TRICKLES]);
    for (const { prompt, begins, outcome } of cases) {
      expect((begins ? breakOf(outcome) : refusalOf(outcome)).code, prompt).toBe('upstream_timeout');
      expect(outcome.status, prompt).toBe(begins ? 200 : 504);
      expect(outcome.milliseconds, prompt).toBeGreaterThan(1400);
      expect(outcome.milliseconds, prompt).toBeLessThan(1500 + 4000);
      expectNoSecrets(outcome, gateway.upstream.url);
      expect(upstream.timesAsked(prompt), prompt).toBe(1);
    }
    await Promise.all(gateway.upstream.requests.map((request) => request.whenAborted));
    await expectRepaired({ gateway, upstream }, cases);
  });
});

describe('the deadlines of a stream', () => {
  const IDLE_MS = 1200;
  let gateway: TestGateway;
  let upstream: FaultyUpstream;
  beforeAll(async () => {
    gateway = await startTestGateway({
      env: {
        ISARTOR__L3_TIMEOUT_SECS: '60',
        ISARTOR__CLOUD_LLM__FIRST_TOKEN_TIMEOUT_MS: String(IDLE_MS),
        ISARTOR__CLOUD_LLM__IDLE_TIMEOUT_MS: String(IDLE_MS),
      },
    });
    upstream = faultyUpstream(gateway.upstream);
  });
  afterAll(() => gateway.stop());

  it('end a stream that stops or never starts, and nothing else that is slow', async () => {
    const unhurried = { ...createGate(), pass: () => new Promise<void>((resolve) => setTimeout(resolve, 100)) };
    upstream.break('Slowly', delayChunks(textAnswer('a b c d e f g h i j k l m'), unhurried));
    const slow = outcomeOf(gateway, 'Slowly', ['openai', 'stream']);
    const gate = createGate();
    upstream.break('Whole', delayHeaders(text, gate));
    const whole = outcomeOf(gateway, 'Whole', ['openai', 'json']);

    const cases = await outcomesOf({ gateway, upstream }, [...HANGS, ...TRICKLES.slice(1)], STREAMED);
    for (const { prompt, begins, outcome } of cases) {
      expect((begins ? breakOf(outcome) : refusalOf(outcome)).code, prompt).toBe('upstream_timeout');
      expect(outcome.status, prompt).toBe(begins ? 200 : 504);
      expect(outcome.milliseconds, prompt).toBeGreaterThan(IDLE_MS - 100);
      expect(outcome.milliseconds, prompt).toBeLessThan(IDLE_MS + 4000);
    }
    // By now a whole answer would have run into the deadlines of streams, had it any.
    gate.open();
    expect(textOf(await whole)).toBe('One two three four');
    expect(textOf(await slow)).toBe('a b c d e f g h i j k l m');
    expect((await slow).milliseconds).toBeGreaterThan(IDLE_MS);
    await expectRepaired({ gateway, upstream }, cases);
  });
});
