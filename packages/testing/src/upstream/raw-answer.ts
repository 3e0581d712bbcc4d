import type { Behaviour, ReplyPlan } from './reply-plan.js';

/** An answer given byte for byte. */
export interface RawAnswer {
  /** 200 when left out. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Answers with these bytes and nothing of our own. */
export function rawAnswer({ status = 200, headers = {}, body = '' }: RawAnswer): Behaviour {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const plan: ReplyPlan = { status, headers, chunks: bytes.byteLength === 0 ? [] : [bytes], ending: 'complete' };
  return () => plan;
}

/** Answers with a JSON body. */
export function jsonAnswer(value: unknown, { status = 200, headers = {} }: Omit<RawAnswer, 'body'> = {}): Behaviour {
  const body = JSON.stringify(value);
  return rawAnswer({ status, headers: { 'content-type': 'application/json', ...headers }, body });
}

/** Answers with an event stream, one chunk for each frame; a frame holds its own `data:` lines and blank line. */
export function sseAnswer(frames: readonly string[], headers: Readonly<Record<string, string>> = {}): Behaviour {
  const plan: ReplyPlan = {
    status: 200,
    headers: { 'content-type': 'text/event-stream; charset=utf-8', ...headers },
    chunks: frames.map((frame) => Buffer.from(frame)),
    ending: 'complete',
  };
  return () => plan;
}

/** Bytes on the socket that are not HTTP, then the end of the connection. None at all is a plain hang-up. */
export function socketAnswer(bytes = ''): Behaviour {
  return () => ({ status: 0, headers: {}, chunks: [], ending: 'cut', socketBytes: Buffer.from(bytes) });
}
