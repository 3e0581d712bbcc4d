import { partsOf } from '../upstream/answered-content.js';
import type { AnsweredCall, AnsweredReasoning, ModelAnswer } from '../upstream/model-answer.js';
import { words } from '../upstream/pieces.js';
import { rawJson } from '../upstream/print-json.js';

/** One part of a candidate: whole, and as the chunks of a stream tell it. */
export interface AnsweredGeminiPart {
  readonly whole: object;
  readonly pieces: readonly object[];
}

/**
 * The parts of an answer, in spoken order. What vouches for a thought is on the part that comes of it: on a call itself,
 * on the end of a text, and on the thought where neither follows.
 * @throws SyntaxError when a call's arguments are no JSON.
 */
export function geminiParts(answer: ModelAnswer): readonly AnsweredGeminiPart[] {
  const parts = partsOf(answer);
  return parts.flatMap((part, index) => {
    if (part.type === 'refusal') return [];
    if (part.type === 'reasoning') return thoughtParts(part, isVouchedFor(parts[index + 1]));
    const before = parts[index - 1];
    const signed = signedBy(before?.type === 'reasoning' ? before : undefined);
    return [part.type === 'text' ? withSignature(textPart(part.text), signed) : callPart(part, signed)];
  });
}

const isVouchedFor = (part: { readonly type: string } | undefined): boolean =>
  part?.type === 'text' || part?.type === 'toolCall';

/** A thought; one that nobody may read is nothing but what stands in for it, and that may be on the next part. */
function thoughtParts(reasoning: AnsweredReasoning, vouchedElsewhere: boolean): readonly AnsweredGeminiPart[] {
  const signed = vouchedElsewhere ? {} : signedBy(reasoning);
  if (reasoning.redacted === undefined) return [withSignature(textPart(reasoning.text, { thought: true }), signed)];
  return vouchedElsewhere ? [] : [withSignature(textPart(''), signed)];
}

function signedBy(reasoning: AnsweredReasoning | undefined): { readonly thoughtSignature?: string } {
  const signature = reasoning?.signature ?? reasoning?.redacted;
  return signature === undefined ? {} : { thoughtSignature: signature };
}

const textPart = (text: string, more: object = {}): AnsweredGeminiPart => ({
  whole: { text, ...more },
  pieces: words(text).map((piece) => ({ text: piece, ...more })),
});

/** In a stream the signature comes last, on an empty text. */
const withSignature = ({ whole, pieces }: AnsweredGeminiPart, signed: object): AnsweredGeminiPart => ({
  whole: { ...whole, ...signed },
  pieces: 'thoughtSignature' in signed ? [...pieces, { text: '', ...signed }] : pieces,
});

function callPart(call: AnsweredCall, signed: object): AnsweredGeminiPart {
  const id = call.id === undefined ? {} : { id: call.id };
  const whole = { functionCall: { ...id, name: call.name, args: rawJson(call.arguments) }, ...signed };
  return { whole, pieces: [whole] };
}
