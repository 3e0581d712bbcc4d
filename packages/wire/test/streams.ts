import { type ChatEvent, type Completion, createCollector } from '@isartor/core';
import type { EventParser, SseFrame } from '../src/codec.js';
import { createEventParser } from '../src/openai/parse-events.js';
import { createFrameSplitter } from '../src/sse/frame-splitter.js';

/** What reading a whole stream gives. */
export interface ReadStream {
  readonly events: readonly ChatEvent[];
  readonly completion: Completion;
  readonly complete: boolean;
}

export const splitFrames = (bytes: Uint8Array): SseFrame[] => {
  const splitter = createFrameSplitter({ maxFrameBytes: 1_000_000 });
  return [...splitter.push(bytes), ...splitter.end()];
};

/** Reads a stream as a provider's driver does; Chat Completions where no other parser is given. */
export function readStream(stream: Uint8Array | string, parser: EventParser = createEventParser()): ReadStream {
  const collector = createCollector();
  const events = splitFrames(Buffer.from(stream)).flatMap((frame) => parser.push(frame));
  collector.push(events);
  return { events, completion: collector.finish('openai'), complete: parser.complete };
}

/** The data of a rendered stream's frames as JSON; the terminator as its text. */
export const chunksOf = (stream: string): unknown[] =>
  splitFrames(Buffer.from(stream)).map(({ data }) => (data === '[DONE]' ? data : JSON.parse(data)));
