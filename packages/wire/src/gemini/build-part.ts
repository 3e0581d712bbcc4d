import type { JsonObject, Part, ReasoningPart } from '@isartor/core';
import { nameOfUnknown } from '../translation/name-of-unknown.js';
import { buildMedia } from './build-media.js';
import { buildFunctionCall } from './function-call.js';
import { geminiFields } from './unnamed-fields.js';
import { unsupported } from './unsupported.js';

/** One part of a turn that is no result, for `printExact`. @throws IsartorError `unsupported_feature` for a part Gemini cannot carry. */
export function buildPart(part: Part): JsonObject {
  switch (part.type) {
    case 'text':
      return { ...geminiFields(part), text: part.text };
    case 'refusal':
      return { text: part.text };
    case 'reasoning':
      return buildThought(part, part.signature);
    case 'tool-call':
      return buildFunctionCall(part) ?? refuse(callWords(part.kind));
    case 'image':
    case 'audio':
    case 'file':
      return buildMedia(part) ?? refuse(`${MEDIA_WORDS[part.type]} of an unknown type or of another maker`);
    case 'unknown':
      return part.format === 'gemini' ? part.value : refuse(nameOfUnknown('A content part', part));
    default:
      return refuse(`A ${part.type} part in this place`);
  }
}

/** A thought under the signature that it goes by. */
export function buildThought(part: ReasoningPart, thoughtSignature: string | undefined): JsonObject {
  const signature = thoughtSignature === undefined ? {} : { thoughtSignature };
  return { ...geminiFields(part), text: part.text, thought: true, ...signature };
}

const MEDIA_WORDS = { image: 'An image', audio: 'Audio', file: 'A file' } as const;

const callWords = (kind: 'function' | 'custom'): string =>
  kind === 'custom' ? 'A call of a custom tool' : 'A tool call whose input is no JSON object';

function refuse(what: string): never {
  throw unsupported(what);
}
