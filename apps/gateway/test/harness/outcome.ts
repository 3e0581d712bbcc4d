import { expect } from 'vitest';
import type { Way } from './openai-client.js';
import { CHAT, chat, type TestGateway } from './test-gateway.js';

export type Dialect = 'openai' | 'native';

/** Every dialect, asked every way. */
export const MANNERS: readonly (readonly [Dialect, Way])[] = [
  ['openai', 'json'],
  ['openai', 'stream'],
  ['native', 'json'],
  ['native', 'stream'],
];

/** Everything a client can see of one answer. */
export interface Outcome {
  readonly dialect: Dialect;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** The connection broke before the body was whole. */
  readonly cut: boolean;
  readonly milliseconds: number;
}

/** Where and with what a client of this dialect asks. */
export function requestOf(prompt: string, dialect: Dialect, way: Way): { path: string; body: object } {
  const stream = way === 'stream';
  if (dialect === 'openai') return { path: CHAT, body: chat(prompt, stream ? { stream } : {}) };
  return { path: '/api/chat', body: { prompt, model: 'gpt-4o-mini', ...(stream && { stream }) } };
}

/** Asks and reads to the end, whatever that is. */
export async function outcomeOf(
  gateway: TestGateway,
  prompt: string,
  [dialect, way]: readonly [Dialect, Way],
): Promise<Outcome> {
  const started = performance.now();
  const { path, body } = requestOf(prompt, dialect, way);
  const response = await gateway.post(path, body);
  const read = await readBody(response);
  const { status, headers } = response;
  return { dialect, status, headers, ...read, milliseconds: performance.now() - started };
}

/** The body as far as it came. */
export async function readBody(response: Response): Promise<Pick<Outcome, 'body' | 'cut'>> {
  const decoder = new TextDecoder();
  let body = '';
  try {
    for await (const chunk of response.body ?? []) body += decoder.decode(chunk, { stream: true });
    return { body, cut: false };
  } catch {
    return { body, cut: true };
  }
}

interface ToldError {
  readonly message: string;
  /** The dialect's own name for it. */
  readonly code: unknown;
}

/** The error that an answer was from its first byte, in exactly the shape of its dialect. */
export function refusalOf({ dialect, headers, body, cut }: Outcome): ToldError {
  expect(cut).toBe(false);
  expect(headers.get('content-type')).toBe('application/json');
  return errorOf(dialect, JSON.parse(body));
}

/** The error that ended a stream: the last frame, without anything that would make the answer look whole. */
export function breakOf({ dialect, status, headers, body }: Outcome): ToldError {
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(body).not.toContain('[DONE]');
  expect(body).not.toContain('event: done');
  const frames = body.replaceAll('\r\n', '\n').split('\n\n');
  expect(frames.pop()).toBe('');
  const [last = ''] = frames.slice(-1);
  const prefix = dialect === 'openai' ? 'data: ' : 'event: error\ndata: ';
  expect(last.slice(0, prefix.length)).toBe(prefix);
  return errorOf(dialect, JSON.parse(last.slice(prefix.length)));
}

function errorOf(dialect: Dialect, body: unknown): ToldError {
  if (dialect === 'native') {
    expect(body).toEqual({ error: expect.any(String), message: expect.any(String) });
    const { error, message } = body as { error: string; message: string };
    return { code: error, message };
  }
  const { error, ...rest } = body as { error: ToldError };
  expect(rest).toEqual({});
  expect(Object.keys(error).sort()).toEqual(['code', 'message', 'param', 'type']);
  expect(error).toMatchObject({ message: expect.any(String), type: expect.any(String), param: null });
  return error;
}

/** The text of a whole answer; fails for one that is not whole. */
export function textOf({ dialect, status, headers, body, cut }: Outcome): string {
  expect(status, body).toBe(200);
  expect(cut).toBe(false);
  const isStream = headers.get('content-type')?.startsWith('text/event-stream') === true;
  if (!isStream) return wholeText(dialect, JSON.parse(body));
  const frames = body.split('\n\n').filter((frame) => frame !== '');
  const last = frames.pop() ?? '';
  if (dialect === 'native') {
    expect(last).toMatch(/^event: done\n/);
    return String(JSON.parse(last.slice(last.indexOf('{'))).message);
  }
  expect(last).toBe('data: [DONE]');
  return frames.map((frame) => JSON.parse(frame.slice('data: '.length)).choices[0]?.delta.content ?? '').join('');
}

function wholeText(dialect: Dialect, body: { message: string; choices: { message: { content: string } }[] }): string {
  return dialect === 'native' ? body.message : (body.choices[0]?.message.content ?? '');
}

/** Fails when an answer lets out what belongs to the upstream alone: its key, its address. */
export function expectNoSecrets({ headers, body }: Outcome, upstreamUrl: string): void {
  const { host, port } = new URL(upstreamUrl);
  const seen = `${JSON.stringify([...headers])}${body}`;
  for (const secret of ['sk-upstream-secret', host, `:${port}`, 'http://']) expect(seen).not.toContain(secret);
}
