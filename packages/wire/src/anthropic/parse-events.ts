import type { ChatEvent, JsonObject } from '@isartor/core';
import type { EventParser, SseFrame } from '../codec.js';
import { isJsonObject } from '../json/is-json-object.js';
import { invalidStream, readFrameObject } from '../json/read-reply-object.js';
import { madeUpCallId } from '../openai/tool-call.js';
import { upstreamFailure } from '../openai/upstream-failure.js';
import { type BlockDeltas, createBlockDeltas, wholeBlocks } from './block-deltas.js';
import { parseFinishReason } from './finish-reason.js';
import { replyFields } from './reply-fields.js';
import { mergeUsage, parseUsage } from './usage.js';

interface Stream {
  replyId: unknown;
  started: boolean;
  finished: boolean;
  ended: boolean;
  /** Blocks that were begun and not ended, by the number the stream gives them. */
  readonly blocks: Map<unknown, BlockDeltas>;
  toolCalls: number;
  usage: JsonObject;
}

/** Takes the data of one kind of event. */
type Reducer = (stream: Stream, data: JsonObject, events: ChatEvent[]) => void;

const NOTHING: readonly ChatEvent[] = [];

const reduceMessageStart: Reducer = (stream, { message }, events) => {
  if (!isJsonObject(message)) throw invalidStream('begins with no message');
  if (stream.started) throw invalidStream('begins a second message');
  stream.started = true;
  stream.replyId = message.id;
  stream.usage = mergeUsage(stream.usage, message.usage);
  events.push({ type: 'start', model: typeof message.model === 'string' ? message.model : '' });
  pushFields(message, events);
  for (const block of wholeBlocks(message.content)) openBlock(stream, block, events).stop(events);
};

const reduceBlockStart: Reducer = (stream, { index, content_block: block }, events) => {
  if (!isJsonObject(block)) throw invalidStream('begins a block that is not a JSON object');
  // Calls may be told beside each other; where words begin anew, what was being said has ended.
  for (const [open, { isToolCall, stop }] of stream.blocks) {
    if (isToolCall && open !== index) continue;
    stop(events);
    stream.blocks.delete(open);
  }
  stream.blocks.set(index, openBlock(stream, block, events));
};

const reduceBlockDelta: Reducer = ({ blocks }, { index, delta }, events) => {
  const block = blocks.get(index);
  if (block === undefined || !isJsonObject(delta)) throw invalidStream('continues a block that it did not begin');
  block.push(delta, events);
};

const reduceBlockStop: Reducer = ({ blocks }, { index }, events) => {
  blocks.get(index)?.stop(events);
  blocks.delete(index);
};

const reduceMessageDelta: Reducer = (stream, data, events) => {
  const delta = isJsonObject(data.delta) ? data.delta : {};
  stream.usage = mergeUsage(stream.usage, data.usage);
  const { type: _type, ...fields } = data;
  pushFields({ ...fields, ...delta }, events);
  const { stop_reason: reason } = delta;
  if (!stream.finished && typeof reason === 'string' && reason !== '') {
    closeBlocks(stream, events);
    stream.finished = true;
    events.push({ type: 'finish', choice: 0, reason: parseFinishReason(reason, stream.toolCalls > 0) });
  }
  // What a stream counts at its start is not what it will have cost.
  const usage = stream.finished ? parseUsage(stream.usage) : undefined;
  if (usage !== undefined) events.push({ type: 'usage', usage });
};

const reduceMessageStop: Reducer = (stream, _data, events) => {
  closeBlocks(stream, events);
  stream.ended = true;
};

const REDUCERS: ReadonlyMap<unknown, Reducer> = new Map([
  ['message_start', reduceMessageStart],
  ['content_block_start', reduceBlockStart],
  ['content_block_delta', reduceBlockDelta],
  ['content_block_stop', reduceBlockStop],
  ['message_delta', reduceMessageDelta],
  ['message_stop', reduceMessageStop],
]);

/** Reads one Messages stream. */
export function createEventParser(): EventParser {
  const stream: Stream = {
    replyId: undefined,
    started: false,
    finished: false,
    ended: false,
    blocks: new Map(),
    toolCalls: 0,
    usage: {},
  };
  return {
    push: (frame) => pushFrame(stream, frame),
    get terminated() {
      return stream.ended;
    },
    get complete() {
      return stream.ended && stream.finished;
    },
  };
}

function pushFrame(stream: Stream, { data, event }: SseFrame): readonly ChatEvent[] {
  if (data === '' || stream.ended || isOther(event)) return NOTHING;
  const value = readFrameObject(data);
  const type = typeof value.type === 'string' ? value.type : event;
  if (type === undefined) throw invalidStream('holds data that is not an event of Anthropic Messages');
  if (type === 'error' || event === 'error') throw upstreamFailure(value);
  const events: ChatEvent[] = [];
  REDUCERS.get(type)?.(stream, value, events);
  return events;
}

/** Pings and events that came after this dialect's version: there may be more of them at any time. */
const isOther = (event: string | undefined): boolean =>
  event !== undefined && event !== 'error' && event !== 'message' && !REDUCERS.has(event);

function openBlock(stream: Stream, block: JsonObject, events: ChatEvent[]): BlockDeltas {
  const { toolCalls: toolIndex, replyId } = stream;
  const opened = createBlockDeltas(block, { toolIndex, madeUpId: madeUpCallId(replyId, 0, toolIndex) }, events);
  if (opened.isToolCall) stream.toolCalls += 1;
  return opened;
}

/** Some servers leave out the ends of blocks. */
function closeBlocks({ blocks }: Stream, events: ChatEvent[]): void {
  for (const block of blocks.values()) block.stop(events);
  blocks.clear();
}

function pushFields(message: JsonObject, events: ChatEvent[]): void {
  const { choice, message: ofMessage } = replyFields(message);
  if (ofMessage !== undefined) events.push({ type: 'extension', format: 'anthropic', value: ofMessage });
  if (choice !== undefined) events.push({ type: 'extension', choice: 0, format: 'anthropic', value: choice });
}
