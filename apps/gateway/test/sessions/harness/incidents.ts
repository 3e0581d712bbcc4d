import {
  type Behaviour,
  brokenByError,
  createGate,
  delayChunks,
  endAfterChunks,
  errorAnswerFor,
  type StreamBreak,
} from '@isartor/testing';
import { expect } from 'vitest';
import type { CodingSession } from './coding-session.js';
import { expectArrived, expectSameAnswer, expectSameHeaders, replyOf } from './expect-same.js';
import type { SessionClient, SessionRequest } from './session-client.js';
import type { Twins } from './twins.js';

/** Where one session is held. */
export interface Scene {
  readonly client: SessionClient;
  readonly twins: Twins;
  readonly session: CodingSession;
}

/** What goes wrong with one request before it is asked again, or given up. */
export type Incident = (scene: Scene, request: SessionRequest) => Promise<void>;

/** The upstream refuses: the same refusal, with the same time to come back, reaches the caller. */
export const refused =
  (status: number, retryAfterSeconds: number): Incident =>
  async ({ client, twins }, request) => {
    const message = `Number ${status} was ours`;
    const headers = { 'x-request-id': `req_${status}`, 'x-should-retry': 'true' };
    const exchange = await twins.ask(request, () =>
      errorAnswerFor(client.dialect, status, { message, retryAfterSeconds, headers }),
    );
    expectArrived(client, request, exchange);
    const [expected, told] = [replyOf(exchange.direct), replyOf(exchange.through)];
    expect(told.status).toBe(status);
    expect(told.headers.get('retry-after')).toBe(String(retryAfterSeconds));
    expectSameHeaders(told, expected);
    expect(errorOf(told.text)).toEqual(errorOf(expected.text));
    expect(exchange.through.outcome).toEqual(exchange.direct.outcome);
    expect(exchange.direct.outcome).toHaveProperty('failure.status', status);
  };

const errorOf = (text: string): unknown => (JSON.parse(text) as { readonly error: unknown }).error;

const FRAMES_BEFORE = 9;

/** The caller hangs up in the middle; the upstream hears of it, and the user says something else. */
export const interrupted: Incident = async ({ client, twins, session }, request) => {
  const { gateway, beside } = twins;
  const held = (): Behaviour => {
    const gate = createGate();
    gate.release(FRAMES_BEFORE);
    return delayChunks(session.answer(), gate);
  };
  const exchange = await twins.ask({ ...request, leaveAfterFrames: FRAMES_BEFORE }, held);
  const leftAt = performance.now();
  await gateway.upstream.whenAborted(gateway.upstream.requests.length - 1);
  expect(performance.now() - leftAt).toBeLessThan(2000);
  await beside.whenAborted(beside.requests.length - 1);
  expectArrived(client, request, exchange);
  expectSameAnswer(exchange);
  expect(exchange.through.outcome).toHaveProperty('failure.name', 'APIUserAbortError');
  session.interrupt();
};

/** The upstream tells an error in the middle: up to there the bytes are the same, and so is the error. */
export const brokenOff =
  (at: StreamBreak): Incident =>
  async ({ client, twins, session }, request) => {
    const exchange = await twins.ask(request, () => brokenByError(client.dialect, session.answer(), at));
    expectArrived(client, request, exchange);
    const [expected, told] = [framesOf(replyOf(exchange.direct).text), framesOf(replyOf(exchange.through).text)];
    expect(told.slice(0, -1)).toEqual(expected.slice(0, -1));
    expect(wordsOf(told.at(-1))).toMatchObject(wordsOf(expected.at(-1)));
    expectNoGap(told);
    expect(exchange.direct.outcome).toHaveProperty('failure');
    expect(exchange.through.outcome).toHaveProperty('failure');
  };

/** The upstream gives its answer up, as the state of that answer: the same state and the same words reach the caller. */
export const givenUp =
  (at: StreamBreak): Incident =>
  async ({ client, twins, session }, request) => {
    const exchange = await twins.ask(request, () =>
      brokenByError(client.dialect, session.answer(), { ...at, asResponse: true }),
    );
    const [expected, told] = [framesOf(replyOf(exchange.direct).text), framesOf(replyOf(exchange.through).text)];
    expect(told.slice(0, -1)).toEqual(expected.slice(0, -1));
    expectNoGap(told);
    for (const { outcome } of [exchange.direct, exchange.through]) {
      expect(outcome).toMatchObject({
        final: { status: 'failed', error: { code: at.code ?? null, message: at.message } },
      });
    }
  };

/** The connection to the upstream breaks: the whole frames that came are told, then that this was not all. */
export const cutOff =
  (afterChunks: number): Incident =>
  async ({ client, twins, session }, request) => {
    const exchange = await twins.ask(request, () => endAfterChunks(session.answer(), afterChunks, 'cut'));
    expectArrived(client, request, exchange);
    const expected = framesOf(replyOf(exchange.direct).text);
    const told = framesOf(replyOf(exchange.through).text);
    expect(told.slice(0, -1)).toEqual(expected);
    expect(told.at(-1)).toMatch(/^event: error\n/);
    expectNoGap(told);
    expect(exchange.direct.outcome).toHaveProperty('failure');
    expect(exchange.through.outcome).toHaveProperty('failure');
  };

/** Half a frame is none. */
const framesOf = (text: string): readonly string[] => text.match(/[\s\S]+?\n\n/g) ?? [];

/** What the frame of an error says: its event, its type and its message. */
function wordsOf(frame = ''): object {
  const [, event, data = ''] = /^event: (.*)\ndata: (.*)\n\n$/.exec(frame) ?? [];
  const { request_id: _id, sequence_number: _number, ...words } = JSON.parse(data) as Readonly<Record<string, unknown>>;
  return { event, words };
}

/** Where events are numbered, the error of the gateway's own is, too. */
function expectNoGap(frames: readonly string[]): void {
  const numbers = frames.flatMap((frame) => /"sequence_number":(\d+)/.exec(frame)?.slice(1) ?? []);
  expect(numbers).toEqual(numbers.map((_, index) => String(index)));
}
