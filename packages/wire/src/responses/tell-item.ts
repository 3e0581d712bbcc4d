import type { Extensions, JsonObject, Part, ToolCallPart } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { present } from '../json/present.js';
import { madeUpCallId } from '../openai/tool-call.js';
import { readLogprobs } from './logprobs.js';
import type { OpenItem, ToldStream } from './open-item.js';
import { parseCall, parseItem, parseMessageItem } from './parse-item.js';
import { parseReasoning } from './parse-reasoning.js';
import { endRun, isRunning, tellPart, tellRest } from './told-texts.js';

/** Tells what a whole item has that its deltas could not, or did not, tell. Told again, it says nothing. */
export function tellItem(stream: ToldStream, item: OpenItem, whole: JsonObject): void {
  if (item.done) return;
  if (whole.type === 'message') tellMessage(stream, item, whole);
  else if (whole.type === 'reasoning') tellReasoning(stream, item, whole);
  else if (whole.type === 'function_call' || whole.type === 'custom_tool_call') tellCall(stream, item, whole);
  else for (const part of parseItem(whole, () => '')) tellPart(stream, part);
  item.done = true;
}

/** Tells that a call begins, if that is known. */
export function beginCall(stream: ToldStream, item: OpenItem, { id, name, kind }: ToolCallPart): number {
  if (item.call !== undefined) return item.call;
  item.call = stream.calls;
  stream.calls += 1;
  stream.run = undefined;
  stream.events.push({ type: 'tool-input-start', choice: 0, index: item.call, id, name, kind });
  return item.call;
}

/** The call that an item makes; one without an id gets the one it has in a whole answer. */
export const callOf = ({ replyId }: ToldStream, { index }: OpenItem, whole: JsonObject): ToolCallPart =>
  parseCall(whole, () => madeUpCallId(replyId, 0, index));

function tellCall(stream: ToldStream, item: OpenItem, whole: JsonObject): void {
  const call = callOf(stream, item, whole);
  const index = beginCall(stream, item, call);
  const told = item.told.get(0) ?? '';
  const rest = call.input.startsWith(told) ? call.input.slice(told.length) : '';
  const { extensions } = call;
  if (rest === '' && extensions === undefined) return;
  stream.events.push({ type: 'tool-input-delta', choice: 0, index, text: rest, ...present({ extensions }) });
}

function tellReasoning(stream: ToldStream, item: OpenItem, whole: JsonObject): void {
  const part = parseReasoning(whole);
  const { text, signature, redacted = signature, maker, extensions } = part;
  const known = present({ extensions });
  const seal = redacted !== undefined && maker !== undefined ? { redacted, maker } : undefined;
  if (!item.told.has(0)) {
    tellPart(stream, part);
  } else if (isRunning(stream, { item, part: 0 })) {
    tellRest(stream, { type: 'reasoning-delta', item, part: 0, text });
    endRun(stream, { ...(seal && { signature: seal.redacted, maker: seal.maker }), ...known });
  } else if (seal) {
    // Something else came in between: the seal follows without the text it is of.
    tellPart(stream, { type: 'reasoning', text: '', ...seal, ...known });
  }
}

function tellMessage(stream: ToldStream, item: OpenItem, whole: JsonObject): void {
  const parts = parseMessageItem(whole);
  const content: readonly unknown[] = Array.isArray(whole.content) ? whole.content : [];
  for (const [index, part] of parts.entries()) {
    const isTold = item.told.has(index);
    if (!isTold) tellPart(stream, part);
    else if (part.type === 'text') tellRest(stream, { type: 'text-delta', item, part: index, text: part.text });
    else if (part.type === 'refusal') tellRest(stream, { type: 'refusal-delta', item, part: index, text: part.text });
    tellLogprobs(stream, { item, part: index, value: content[index] });
    if (isTold && isRunning(stream, { item, part: index })) endRun(stream, extensionsOf(part));
  }
}

/** Log probabilities that came with no delta. */
function tellLogprobs(
  stream: ToldStream,
  { item, part, value }: { readonly item: OpenItem; readonly part: number; readonly value: unknown },
): void {
  const logprobs = isJsonObject(value) ? readLogprobs(value) : undefined;
  if (logprobs === undefined || item.withLogprobs.has(part)) return;
  item.withLogprobs.add(part);
  stream.events.push({ type: 'logprobs', choice: 0, value: logprobs });
}

const extensionsOf = (part: Part): { readonly extensions?: Extensions } =>
  part.type === 'text' && part.extensions !== undefined ? { extensions: part.extensions } : {};
