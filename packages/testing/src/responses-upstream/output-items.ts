import { partsOf } from '../upstream/answered-content.js';
import type { AnsweredCall, AnsweredPart, AnsweredReasoning, ModelAnswer } from '../upstream/model-answer.js';

type Spoken = Extract<AnsweredPart, { readonly type: 'text' | 'refusal' }>;

/** What becomes one item of a response's output: neighbouring texts and refusals share a message. */
export type AnsweredItem =
  | { readonly id: string; readonly type: 'message'; readonly parts: readonly Spoken[] }
  | { readonly id: string; readonly type: 'reasoning'; readonly reasoning: AnsweredReasoning }
  | { readonly id: string; readonly type: 'function_call'; readonly call: AnsweredCall };

/** The items of an answer, in spoken order. */
export function itemsOf(answer: ModelAnswer): readonly AnsweredItem[] {
  const items: AnsweredItem[] = [];
  for (const part of partsOf(answer)) {
    const last = items.at(-1);
    const id = `${answer.id ?? 'upstream'}_${items.length}`;
    if (part.type === 'reasoning') items.push({ id: `rs_${id}`, type: 'reasoning', reasoning: part });
    else if (part.type === 'toolCall') {
      items.push({ id: `fc_${id}`, type: 'function_call', call: { id: `call_${items.length}`, ...part } });
    } else if (last?.type === 'message') items[items.length - 1] = { ...last, parts: [...last.parts, part] };
    else items.push({ id: `msg_${id}`, type: 'message', parts: [part] });
  }
  return items;
}

/** How far an item is. */
export type ItemStatus = 'in_progress' | 'completed' | 'incomplete';

/** An item as a response holds it; what is in progress has no content yet. */
export function outputItem(item: AnsweredItem, status: ItemStatus): object {
  const begun = status === 'in_progress';
  const { id, type } = item;
  if (item.type === 'message') {
    return { id, type, status, content: begun ? [] : item.parts.map(contentPart), role: 'assistant' };
  }
  if (item.type === 'reasoning') return { id, type, ...reasoningFields(item.reasoning, begun) };
  const { call } = item;
  return { id, type, status, arguments: begun ? '' : call.arguments, call_id: call.id, name: call.name };
}

function reasoningFields({ text, signature, redacted }: AnsweredReasoning, begun: boolean): object {
  const summary = begun || text === '' ? [] : [{ type: 'summary_text', text }];
  const sealed = signature ?? redacted;
  if (sealed === undefined) return { summary };
  // A sealed thought grows: what comes first is not what is to be sent back.
  return { encrypted_content: begun ? sealed.slice(0, sealed.length >> 1) : sealed, summary };
}

/** A text or a refusal as a message holds it. */
export const contentPart = (part: Spoken): object =>
  part.type === 'text'
    ? { type: 'output_text', annotations: [], logprobs: [], text: part.text }
    : { type: 'refusal', refusal: part.text };
