import { expect } from 'vitest';
import type { RecordedReply } from './recorded-fetch.js';
import { CALLER_KEY, type SessionClient, type SessionExchange, type SessionRequest } from './session-client.js';
import type { TwinExchange } from './twins.js';

/** What belongs to a connection, not to an answer. */
const OF_THE_CONNECTION = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']);

/** What the gateway adds to an answer. */
const ADDED = /^(?:x-isartor-[a-z-]+|x-request-id|cache-status|server-timing|cache-control)$/;

/** What else may go up: what HTTP needs, the key, and what lets a call be repeated. */
const OF_THE_GATEWAY = new Set([
  'accept',
  'connection',
  'content-length',
  'content-type',
  'host',
  'user-agent',
  'authorization',
  'x-api-key',
  'idempotency-key',
]);

/** The request came to the upstream as it was sent, and nothing of the caller's that is not meant for it. */
export function expectArrived(client: SessionClient, request: SessionRequest, { arrived }: TwinExchange): void {
  const { body, headers } = arrived;
  expect(arrived.path).toBe(client.upstreamPath);
  expect(body).toBe(request.body);
  expect(headers['content-length']).toBe(String(Buffer.byteLength(request.body)));
  expect(headers['content-type']).toBe('application/json');
  expect(headers).toMatchObject({ ...client.meant, ...request.headers });
  expect(Object.keys(headers).filter((name) => !(name in client.meant) && !OF_THE_GATEWAY.has(name))).toEqual([]);
  if (request.credentials === undefined) expect(JSON.stringify(headers)).not.toContain(CALLER_KEY);
}

/** Both answers are one: status, bytes, headers, and what the SDK made of them. */
export function expectSameAnswer({ direct, through }: TwinExchange): void {
  const [expected, told] = [replyOf(direct), replyOf(through)];
  expect(told.status).toBe(expected.status);
  expect(told.text).toBe(expected.text);
  expectSameHeaders(told, expected);
  expect(through.outcome).toEqual(direct.outcome);
}

/** Every header of the direct answer is there with its value, and what is there besides is the gateway's. */
export function expectSameHeaders(told: RecordedReply, expected: RecordedReply): void {
  const wanted = [...expected.headers].filter(([name]) => !OF_THE_CONNECTION.has(name));
  expect(Object.fromEntries(told.headers)).toMatchObject(Object.fromEntries(wanted));
  const known = new Set([...OF_THE_CONNECTION, ...expected.headers.keys()]);
  expect([...told.headers.keys()].filter((name) => !known.has(name) && !ADDED.test(name))).toEqual([]);
}

/** What came back. */
export function replyOf({ reply }: SessionExchange): RecordedReply {
  if (reply === undefined) throw new Error('Nothing came back');
  return reply;
}
