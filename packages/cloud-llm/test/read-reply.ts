import type { ChatReply, Completion, ReplyFrame } from '@isartor/core';

/** The whole answer of a reply that must be one. */
export function completionOf(reply: ChatReply): Completion {
  if (reply.kind !== 'complete') throw new Error('The reply is a stream');
  return reply.completion;
}

/** The frames of a reply that must be a stream. */
export function framesOf(reply: ChatReply): AsyncIterator<ReplyFrame> {
  if (reply.kind !== 'stream') throw new Error('The reply is whole');
  return reply.frames[Symbol.asyncIterator]();
}

/** Everything a stream gave until it ended or broke. */
export interface Drained {
  readonly frames: readonly ReplyFrame[];
  /** The answer's text. */
  readonly text: string;
  /** The bytes that go to a client of the same format, as text. */
  readonly raw: string;
  /** What the iteration threw; nothing where it ended cleanly. */
  readonly error?: unknown;
}

export async function drain(reply: ChatReply): Promise<Drained> {
  const iterator = framesOf(reply);
  const frames: ReplyFrame[] = [];
  const read = async (): Promise<void> => {
    for (let result = await iterator.next(); result.done !== true; result = await iterator.next()) {
      frames.push(result.value);
    }
  };
  const failure = await read().then(
    () => ({}),
    (error: unknown) => ({ error }),
  );
  const events = frames.flatMap((frame) => frame.events);
  const text = events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('');
  const raw = frames.map((frame) => Buffer.from(frame.raw?.bytes ?? []).toString()).join('');
  return { frames, text, raw, ...failure };
}
