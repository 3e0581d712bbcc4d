import type { JsonObject } from '@isartor/core';
import { splitFrames } from './streams.ts';

type Fields = Record<string, unknown>;

interface Snapshot {
  message?: Fields;
  readonly content: Fields[];
  /** The block that was begun and not ended. */
  open?: number | undefined;
  ended: boolean;
}

type Step = (snapshot: Snapshot, event: Fields) => void;

/** How each kind of delta adds to its block. */
const DELTAS: Readonly<Record<string, (block: Fields, delta: Fields) => Fields>> = {
  text_delta: ({ text }, delta) => ({ text: `${text}${delta.text}` }),
  thinking_delta: ({ thinking }, delta) => ({ thinking: `${thinking}${delta.thinking}` }),
  signature_delta: (_block, { signature }) => ({ signature }),
  citations_delta: ({ citations }, { citation }) => ({ citations: [...((citations as unknown[]) ?? []), citation] }),
  input_json_delta: ({ json }, delta) => ({ json: `${json ?? ''}${delta.partial_json}` }),
};

const insist = (holds: boolean, event: Fields): void => {
  if (!holds) throw new Error(`Out of turn: ${JSON.stringify(event)}`);
};

const EVENTS: Readonly<Record<string, Step>> = {
  message_start: (snapshot, event) => {
    insist(snapshot.message === undefined, event);
    snapshot.message = { ...(event.message as Fields) };
  },
  content_block_start: (snapshot, event) => {
    insist(snapshot.open === undefined && event.index === snapshot.content.length, event);
    snapshot.open = snapshot.content.length;
    snapshot.content.push({ ...(event.content_block as Fields) });
  },
  content_block_delta: ({ open, content }, event) => {
    const block = content[Number(event.index)];
    const delta = event.delta as Fields;
    insist(open === event.index, event);
    Object.assign(block ?? {}, DELTAS[String(delta.type)]?.(block ?? {}, delta));
  },
  content_block_stop: (snapshot, event) => {
    insist(snapshot.open === event.index, event);
    snapshot.open = undefined;
  },
  message_delta: ({ message, open }, event) => {
    const { usage, delta, type: _type, ...fields } = event;
    insist(open === undefined, event);
    Object.assign(message ?? {}, delta, fields, { usage: { ...(message?.usage as Fields), ...(usage as Fields) } });
  },
  message_stop: (snapshot, event) => {
    insist(snapshot.open === undefined, event);
    snapshot.ended = true;
  },
  error: (_snapshot, { error }) => {
    throw new Error(String((error as Fields).message));
  },
};

/**
 * The message that Anthropic's own client libraries make of a stream. They insist on the order of events: this throws
 * where they would, and where a block begins, goes on or ends out of turn.
 */
export function accumulateMessage(stream: string): JsonObject {
  const snapshot: Snapshot = { content: [], ended: false };
  for (const { event, data } of splitFrames(Buffer.from(stream))) {
    const value = JSON.parse(data) as Fields;
    insist(value.type === event && !snapshot.ended, value);
    insist(snapshot.message !== undefined || event === 'message_start' || event === 'error', value);
    EVENTS[String(event)]?.(snapshot, value);
  }
  if (!snapshot.ended) throw new Error('The stream ended without message_stop');
  return { ...snapshot.message, content: snapshot.content.map(withInput) };
}

const withInput = ({ json, ...block }: Fields): JsonObject =>
  json === undefined ? block : { ...block, input: JSON.parse(String(json)) };
