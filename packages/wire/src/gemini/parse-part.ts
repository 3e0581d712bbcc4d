import type { JsonObject, MediaSource, Part, ToolCallPart } from '@isartor/core';
import { filledString } from '../json/filled-string.js';
import { isJsonObject } from '../json/is-json-object.js';
import { readSeal } from '../translation/sealed-reasoning.js';
import { soundEncoding, typeByName } from './mime-types.js';
import { unnamedFields } from './unnamed-fields.js';

/** Gives the id under which a call goes on: its own, or one made up. */
export type CallNamer = (call: { readonly id: string | undefined; readonly name: string }) => string;

/** Gives undefined for a part that has its kind's name but not its shape. */
type PartParser = (part: JsonObject, nameCall: CallNamer) => Part | undefined;

const TEXT_FIELDS = new Set(['text']);
const THOUGHT_FIELDS = new Set(['text', 'thought', 'thoughtSignature']);
const INLINE_FIELDS = new Set(['inlineData']);
const INLINE_INNER = { field: 'inlineData', named: new Set(['mimeType', 'data']) };
const NAMED_INNER = { field: 'inlineData', named: new Set(['mimeType', 'data', 'displayName']) };
const FILE_FIELDS = new Set(['fileData']);
const FILE_INNER = { field: 'fileData', named: new Set(['fileUri']) };
const TYPED_FILE_INNER = { field: 'fileData', named: new Set(['fileUri', 'mimeType']) };
const CALL_FIELDS = new Set(['functionCall']);
const CALL_INNER = { field: 'functionCall', named: new Set(['id', 'name', 'args']) };

const parseText: PartParser = (part) => {
  const { text, thought, thoughtSignature: signature } = part;
  if (typeof text !== 'string') return undefined;
  if (thought !== true) return { type: 'text', text, ...unnamedFields(part, TEXT_FIELDS) };
  const seal = typeof signature === 'string' && signature !== '' ? readSeal(signature, 'gemini', 'signature') : {};
  return { type: 'reasoning', text, ...seal, ...unnamedFields(part, THOUGHT_FIELDS) };
};

const parseInlineData: PartParser = (part) => {
  const { inlineData } = part;
  if (!isJsonObject(inlineData)) return undefined;
  const { mimeType: mediaType, data, displayName } = inlineData;
  if (typeof mediaType !== 'string' || typeof data !== 'string') return undefined;
  const source: MediaSource = { kind: 'base64', mediaType, data };
  const fields = unnamedFields(part, INLINE_FIELDS, INLINE_INNER);
  if (mediaType.startsWith('image/')) return { type: 'image', source, ...fields };
  if (mediaType.startsWith('audio/')) {
    return { type: 'audio', source: { kind: 'base64', data }, encoding: soundEncoding(mediaType), ...fields };
  }
  if (typeof displayName !== 'string') return { type: 'file', source, ...fields };
  return { type: 'file', source, filename: displayName, ...unnamedFields(part, INLINE_FIELDS, NAMED_INNER) };
};

/** Names of files that Google keeps: nobody else can fetch them. */
const GOOGLE_FILE = /^(?:gs:\/\/|files\/|https:\/\/generativelanguage\.googleapis\.com\/)/;

/** Whether a file id of the canonical model is one that Gemini knows. */
export const isGoogleFile = (id: string): boolean => GOOGLE_FILE.test(id);

const parseFileData: PartParser = (part) => {
  const { fileData } = part;
  if (!isJsonObject(fileData) || typeof fileData.fileUri !== 'string') return undefined;
  const { fileUri: uri, mimeType } = fileData;
  const told = typeByName(uri);
  const mediaType = typeof mimeType === 'string' ? mimeType : (told ?? '');
  const source: MediaSource = isGoogleFile(uri) ? { kind: 'file-id', id: uri } : { kind: 'url', url: uri };
  // A type that the name tells too is only another spelling of the same thing.
  const fields = unnamedFields(part, FILE_FIELDS, mediaType === told ? TYPED_FILE_INNER : FILE_INNER);
  if (mediaType.startsWith('image/')) return { type: 'image', source, ...fields };
  return { type: mediaType.startsWith('audio/') ? 'audio' : 'file', source, ...fields };
};

/** A call that comes in pieces is not whole, and stays as it is. */
const parseFunctionCall: PartParser = (part, nameCall) => {
  const call = part.functionCall;
  if (!isJsonObject(call) || call.partialArgs !== undefined || call.willContinue === true) return undefined;
  const name = filledString(call.name);
  const args = call.args ?? {};
  if (name === undefined || !isJsonObject(args)) return undefined;
  const toolCall: ToolCallPart = {
    type: 'tool-call',
    id: nameCall({ id: filledString(call.id), name }),
    name,
    kind: 'function',
    input: JSON.stringify(args),
  };
  return { ...toolCall, ...unnamedFields(part, CALL_FIELDS, CALL_INNER) };
};

const PARSERS: readonly (readonly [field: string, parser: PartParser])[] = [
  ['text', parseText],
  ['inlineData', parseInlineData],
  ['fileData', parseFileData],
  ['functionCall', parseFunctionCall],
];

/** One part that is no function response; what the canonical model cannot hold without loss stays an `unknown` part. */
export function parsePart(part: JsonObject, nameCall: CallNamer): Part {
  const { thought, ...others } = part;
  const told = thought === true ? part : others;
  for (const [field, parser] of PARSERS) {
    const value = told[field];
    if (value !== undefined && value !== null) return parser(told, nameCall) ?? unknownPart(part);
  }
  return unknownPart(part);
}

const unknownPart = (value: JsonObject): Part => ({ type: 'unknown', format: 'gemini', value });
