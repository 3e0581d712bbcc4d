import type { WireFormat } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';

type Judgement = (value: unknown) => boolean;

const always: Judgement = () => true;
const isList: Judgement = Array.isArray;

/** The media type of a file whose kind is known. */
const tellsTypeOnly: Judgement = (value) =>
  isJsonObject(value) && Object.keys(value).every((name) => name === 'mimeType');

const OFF: ReadonlySet<unknown> = new Set(['BLOCK_NONE', 'OFF', 'HARM_BLOCK_THRESHOLD_UNSPECIFIED']);

/** Google's own filters are turned off: nobody else has them on. */
const blocksNothing: Judgement = (value) =>
  Array.isArray(value) && value.every((setting) => isJsonObject(setting) && OFF.has(setting.threshold));

/** A tool that the model alone may call, as every tool of other dialects. */
const isDirectOnly: Judgement = (value) => Array.isArray(value) && value.every((caller) => caller === 'direct');

/** Citations that were made; a document that is to be cited is another thing. */
const isCited: Judgement = (value) => isList(value) || (isJsonObject(value) && value.enabled === false);

/** What the openai SDKs read out of a call's arguments and write beside them. */
const isParsedCopy: Judgement = (value) =>
  isJsonObject(value) && Object.keys(value).every((name) => name === 'parsed_arguments');

/** Other dialects are not sent thoughts that a maker has sealed in the first place. */
const clearsThoughtsOnly: Judgement = (value) =>
  isJsonObject(value) && Array.isArray(value.edits) && value.edits.every(clearsThoughts);

const clearsThoughts: Judgement = (edit) =>
  isJsonObject(edit) && typeof edit.type === 'string' && edit.type.startsWith('clear_thinking_');

/**
 * Fields without a canonical name that another dialect may leave out, because they change nothing that the model reads
 * or writes: marks for a provider's prompt cache, ids and states of what was said before, where a quotation came from,
 * copies of what is told anyway.
 */
const HARMLESS: Readonly<Record<WireFormat, Readonly<Record<string, Judgement>>>> = {
  native: {},
  openai: {
    annotations: isList,
    cache_control: always,
    extra_content: always,
    function: isParsedCopy,
    // The retired forms of a call and of its result.
    function_call: (value) => isJsonObject(value) && Object.keys(value).length === 0,
    index: always,
    isartor_reasoning_field: always,
    // The openai SDKs give an answer back with what they read out of its text.
    parsed: always,
    prediction: always,
    reasoning_details: always,
    role: (value) => value === 'function',
  },
  responses: {
    allowed_callers: isDirectOnly,
    annotations: isList,
    caller: (value) => isJsonObject(value) && value.type === 'direct',
    created_by: always,
    defer_loading: (value) => value === false,
    id: always,
    include: always,
    isartor_reasoning_content: always,
    logprobs: isList,
    message: isHarmlessMessage,
    phase: always,
    prompt_cache_breakpoint: always,
    status: always,
    // One that was asked for is told as `true`: nobody but the caller's own provider could store the answer.
    store: (value) => value === 'default',
    strict: (value) => value === null,
    summary: isList,
  },
  anthropic: {
    allowed_callers: isDirectOnly,
    cache_control: always,
    caller: always,
    citations: isCited,
    context_management: clearsThoughtsOnly,
    defer_loading: (value) => value === false,
    eager_input_streaming: always,
    isartor_thinking_unset: always,
    role: always,
    stop_sequence: always,
  },
  gemini: {
    fileData: tellsTypeOnly,
    id: always,
    safetySettings: blocksNothing,
    thoughtSignature: always,
    thought: always,
  },
};

/** Whether a field of `format` may be left out by another dialect without changing the answer. */
export function isHarmless(format: WireFormat, name: string, value: unknown): boolean {
  const fields = HARMLESS[format];
  return value === null || value === undefined || (Object.hasOwn(fields, name) && fields[name]?.(value) === true);
}

/** What a text holds of the message that it is the end of. */
function isHarmlessMessage(value: unknown): boolean {
  return isJsonObject(value) && Object.keys(value).every((name) => isHarmless('responses', name, value[name]));
}
