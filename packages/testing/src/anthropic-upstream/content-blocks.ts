import { partsOf } from '../upstream/answered-content.js';
import type { ModelAnswer } from '../upstream/model-answer.js';
import { halves, words } from '../upstream/pieces.js';
import { rawJson } from '../upstream/print-json.js';

/** One block of a message: whole, as it is when it starts, and what its deltas add. */
export interface AnsweredBlock {
  /** @throws SyntaxError when a call's arguments are no JSON: a whole message cannot hold them. */
  whole(): object;
  readonly start: object;
  readonly deltas: readonly object[];
}

const SIGNATURE = 'EqQBCgIYAhIMc2lnbmF0dXJl';

/** The blocks of an answer, in spoken order. A refusal is no block: it is why the message stopped. */
export function blocksOf(answer: ModelAnswer): readonly AnsweredBlock[] {
  return partsOf(answer).flatMap((part, index) => {
    if (part.type === 'refusal') return [];
    if (part.type === 'text') return [textBlock(part.text)];
    if (part.type === 'toolCall') {
      return [callBlock({ id: part.id ?? `toolu_${index}`, name: part.name, input: part.arguments })];
    }
    const { text, signature = SIGNATURE, redacted } = part;
    return [redacted === undefined ? thinkingBlock(text, signature) : redactedBlock(redacted)];
  });
}

const textBlock = (text: string): AnsweredBlock => ({
  whole: () => ({ type: 'text', text }),
  start: { type: 'text', text: '' },
  deltas: words(text).map((piece) => ({ type: 'text_delta', text: piece })),
});

const thinkingBlock = (thinking: string, signature: string): AnsweredBlock => ({
  whole: () => ({ type: 'thinking', thinking, signature }),
  start: { type: 'thinking', thinking: '', signature: '' },
  deltas: [
    ...words(thinking).map((piece) => ({ type: 'thinking_delta', thinking: piece })),
    { type: 'signature_delta', signature },
  ],
});

const redactedBlock = (data: string): AnsweredBlock => ({
  whole: () => ({ type: 'redacted_thinking', data }),
  start: { type: 'redacted_thinking', data },
  deltas: [],
});

const callBlock = ({ id, name, input }: Readonly<Record<'id' | 'name' | 'input', string>>): AnsweredBlock => ({
  whole: () => ({ type: 'tool_use', id, name, input: rawJson(input) }),
  start: { type: 'tool_use', id, name, input: {} },
  deltas: ['', ...halves(input)].map((partial_json) => ({ type: 'input_json_delta', partial_json })),
});
