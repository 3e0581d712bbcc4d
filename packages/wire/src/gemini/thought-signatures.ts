import type { JsonObject, ToolCallPart } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';

/** Google's documented stand-in for the signature of a call that comes from elsewhere. */
const STAND_IN = 'skip_thought_signature_validator';

/** The signature of a call that came by way of Google's own Chat Completions endpoint, whose clients keep it here. */
export function keptSignature({ extensions }: ToolCallPart): JsonObject {
  const extra = extensions?.openai?.extra_content;
  const google = isJsonObject(extra) ? extra.google : undefined;
  const signature = isJsonObject(google) ? google.thought_signature : undefined;
  return typeof signature === 'string' ? { thoughtSignature: signature } : {};
}

/** The parts of a model's turn with the signature that Gemini 3 wants of the turn's first call, which others never had. */
export function withSignedCall(parts: readonly JsonObject[]): readonly JsonObject[] {
  const first = parts.findIndex(({ functionCall }) => functionCall !== undefined);
  return parts.map((part, at) => (at === first ? { thoughtSignature: STAND_IN, ...part } : part));
}
