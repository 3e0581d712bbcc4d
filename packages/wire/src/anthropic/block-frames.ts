import { type ChatEvent, IsartorError, type JsonObject, type Part, type ToolCallPart } from '@isartor/core';
import { printFrame } from '../sse/print-frame.js';
import { customCall, renderPart, sealOf } from './render-part.js';
import { anthropicFields } from './unnamed-fields.js';

type EventOf<Type extends ChatEvent['type']> = Extract<ChatEvent, { type: Type }>;

/** Writes the content blocks of one stream, one after the other; each method gives the frames that its event becomes. */
export interface BlockFrames {
  text(text: string, kind: 'text' | 'refusal'): string;
  thinking(text: string): string;
  /** @throws IsartorError `unsupported_feature` for a call of a custom tool. */
  toolStart(start: EventOf<'tool-input-start'>): string;
  /** @throws IsartorError `upstream_invalid` for input of a call that is closed. */
  toolInput(delta: EventOf<'tool-input-delta'>): string;
  /** @throws IsartorError as `renderPart` does. */
  part(part: Part): string;
  partEnd(end: EventOf<'part-end'>): string;
  /** Tells what was held back in the hope of more. */
  settle(): string;
  /** Ends the block that is open. */
  close(): string;
}

interface OpenBlock {
  readonly kind: 'text' | 'refusal' | 'thinking' | 'tool';
  /** Of a tool call, its number among the calls. */
  readonly tool?: number;
  /** The start of a tool call, held until its unnamed fields are known. */
  held?: JsonObject | undefined;
}

/** Starts writing blocks from index 0. */
export function createBlockFrames(): BlockFrames {
  let index = 0;
  let open: OpenBlock | undefined;

  const start = (block: JsonObject): string => printEvent('content_block_start', { index, content_block: block });
  const delta = (fields: JsonObject): string => printEvent('content_block_delta', { index, delta: fields });
  const stop = (): string => {
    const frame = printEvent('content_block_stop', { index });
    index += 1;
    open = undefined;
    return frame;
  };
  const settle = (): string => {
    if (open?.held === undefined) return '';
    const { held } = open;
    open.held = undefined;
    return start(held);
  };
  const close = (): string => (open === undefined ? '' : settle() + stop());
  const openAs = (kind: OpenBlock['kind'], block: JsonObject): string => {
    if (open?.kind === kind) return '';
    const frames = close();
    open = { kind };
    return frames + start(block);
  };

  return {
    text: (text, kind) => openAs(kind, EMPTY_TEXT) + delta({ type: 'text_delta', text }),
    thinking: (text) => openAs('thinking', EMPTY_THINKING) + delta({ type: 'thinking_delta', thinking: text }),
    toolStart: ({ index: tool, id, name, kind }) => {
      if (kind === 'custom') throw customCall();
      const frames = close();
      open = { kind: 'tool', tool, held: { type: 'tool_use', id, name, input: {} } };
      return frames;
    },
    toolInput: (event) => {
      if (open?.kind !== 'tool' || open.tool !== event.index) throw lateInput();
      // What a start that has gone out did not say is of use to the provider's own dialect only, which is not rewritten.
      if (open.held !== undefined) open.held = { ...open.held, ...anthropicFields(event) };
      if (event.text === '') return '';
      return settle() + delta({ type: 'input_json_delta', partial_json: event.text });
    },
    part: (part) => {
      const frames = close();
      const block = part.type === 'tool-call' ? wholeCall(part) : wholeBlock(part);
      if (block === undefined) return frames;
      return frames + start(block.start) + block.deltas.map(delta).join('') + stop();
    },
    partEnd: (end) => {
      if (open === undefined || open.kind === 'tool') return '';
      const deltas = open.kind === 'thinking' ? signatureDelta(sealOf(end)) : citationDeltas(anthropicFields(end));
      return deltas.map(delta).join('') + stop();
    },
    settle,
    close,
  };
}

/** One event of the dialect: its name is told twice. */
export const printEvent = (type: string, fields: JsonObject): string =>
  printFrame(JSON.stringify({ type, ...fields }), type);

const EMPTY_TEXT = { type: 'text', text: '' };
const EMPTY_THINKING = { type: 'thinking', thinking: '', signature: '' };

/** The start of a block that is told at once, and the deltas that clients expect to fill it with. */
interface WholeBlock {
  readonly start: JsonObject;
  readonly deltas: readonly JsonObject[];
}

function wholeCall(call: ToolCallPart): WholeBlock {
  const block = renderPart({ ...call, input: '' });
  return {
    start: { ...block, input: {} },
    deltas: call.input === '' ? [] : [{ type: 'input_json_delta', partial_json: call.input }],
  };
}

function wholeBlock(part: Part): WholeBlock | undefined {
  const block = renderPart(part);
  if (block?.type === 'text') return wholeText(block);
  if (block?.type === 'thinking') return wholeThinking(block);
  return block && { start: block, deltas: [] };
}

function wholeText(block: JsonObject): WholeBlock {
  const deltas = citationDeltas(block);
  const { citations, ...fields } = block;
  const start = { ...(deltas.length === 0 ? block : fields), text: '' };
  return { start, deltas: block.text === '' ? deltas : [{ type: 'text_delta', text: block.text }, ...deltas] };
}

function wholeThinking({ thinking, signature, ...fields }: JsonObject): WholeBlock {
  const told = thinking === '' ? [] : [{ type: 'thinking_delta', thinking }];
  return {
    start: { ...EMPTY_THINKING, ...fields },
    deltas: [...told, ...signatureDelta(typeof signature === 'string' ? signature : undefined)],
  };
}

const signatureDelta = (signature: string | undefined): JsonObject[] =>
  signature === undefined || signature === '' ? [] : [{ type: 'signature_delta', signature }];

const citationDeltas = ({ citations }: JsonObject): JsonObject[] =>
  Array.isArray(citations) ? citations.map((citation: unknown) => ({ type: 'citations_delta', citation })) : [];

/** Blocks of this dialect follow each other: a call whose block is closed cannot go on. */
const lateInput = (): IsartorError =>
  new IsartorError('upstream_invalid', "The provider's stream continues a tool call after something else began");
