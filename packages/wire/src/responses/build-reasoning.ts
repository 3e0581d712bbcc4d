import type { JsonObject, ReasoningPart } from '@isartor/core';
import { present } from '../json/present.js';
import { printSeal } from '../translation/sealed-reasoning.js';
import { CONTENT_MARKER } from './parse-reasoning.js';
import { responsesFields } from './unnamed-fields.js';

/** A `reasoning` item but for its id and its state, if those are not among its unnamed fields. */
export function buildReasoning(part: ReasoningPart): JsonObject {
  const { text, maker, signature, redacted } = part;
  const { [CONTENT_MARKER]: isContent, ...fields } = responsesFields(part);
  const sealed = maker && printSeal({ maker, ...present({ signature, redacted }) }, 'responses');
  return {
    ...fields,
    type: 'reasoning',
    ...told(text, isContent === true, fields),
    ...(sealed !== undefined && { encrypted_content: sealed }),
  };
}

function told(text: string, isContent: boolean, { summary }: JsonObject): JsonObject {
  if (isContent) return { summary: summary ?? [], content: [{ type: 'reasoning_text', text }] };
  return { summary: text === '' ? [] : [{ type: 'summary_text', text }] };
}
