import { IsartorError, type JsonObject, type Part } from '@isartor/core';
import { printSeal } from '../translation/sealed-reasoning.js';
import { buildMedia } from './build-media.js';
import { buildPart, buildThought } from './build-part.js';
import { buildFunctionCall } from './function-call.js';

/**
 * One part of an answer for a client, for `printExact`; undefined for one that this dialect has no words for.
 * @throws IsartorError `upstream_invalid` for a call whose input is no JSON object.
 */
export function renderPart(part: Part): JsonObject | undefined {
  switch (part.type) {
    case 'reasoning':
      return buildThought(part, signatureOf(part));
    case 'tool-call':
      return buildFunctionCall(part) ?? refuse();
    case 'image':
    case 'audio':
    case 'file':
      return buildMedia(part);
    case 'unknown':
      return part.format === 'gemini' ? part.value : undefined;
    case 'tool-result':
      return undefined;
    default:
      return buildPart(part);
  }
}

/** What vouches for a thought, in the form in which a client's next request can bring it back to its maker. */
function signatureOf({
  maker = 'gemini',
  signature,
  redacted,
}: Extract<Part, { type: 'reasoning' }>): string | undefined {
  return printSeal(
    { maker, ...(signature !== undefined && { signature }), ...(redacted !== undefined && { redacted }) },
    'gemini',
  );
}

function refuse(): never {
  throw new IsartorError(
    'upstream_invalid',
    "The provider's answer holds a tool call whose input is not a JSON object",
  );
}
