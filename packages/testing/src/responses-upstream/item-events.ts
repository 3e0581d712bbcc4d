import { halves, words } from '../upstream/pieces.js';
import { type AnsweredItem, contentPart, type ItemStatus, outputItem } from './output-items.js';

/** An event before it has its number. */
export interface ResponseEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** The events that tell one item, from its opening to its end; deltas carry padding where `padded`. */
export function itemEvents(item: AnsweredItem, at: { index: number; status: ItemStatus; padded: boolean }) {
  const { index: output_index, status, padded } = at;
  const place = { item_id: item.id, output_index };
  const inner = innerEvents(item).map(({ type, ...fields }) => ({
    type,
    ...place,
    ...fields,
    ...(padded && type.endsWith('.delta') ? { obfuscation: 'Xk2Lq9' } : {}),
  }));
  const events: readonly ResponseEvent[] = [
    { type: 'response.output_item.added', output_index, item: outputItem(item, 'in_progress') },
    ...inner,
    { type: 'response.output_item.done', output_index, item: outputItem(item, status) },
  ];
  return events;
}

function innerEvents(item: AnsweredItem): readonly ResponseEvent[] {
  if (item.type === 'message') return item.parts.flatMap((part, index) => partEvents(part, index));
  if (item.type === 'reasoning') return summaryEvents(item.reasoning.text);
  const { name, arguments: input } = item.call;
  const type = 'response.function_call_arguments';
  return [
    ...halves(input).map((delta) => ({ type: `${type}.delta`, delta })),
    { type: `${type}.done`, arguments: input, name },
  ];
}

type Spoken = Parameters<typeof contentPart>[0];

function partEvents(part: Spoken, content_index: number): readonly ResponseEvent[] {
  const { type, text } = part;
  const name = type === 'text' ? 'response.output_text' : 'response.refusal';
  const logprobs = type === 'text' ? { logprobs: [] } : {};
  return [
    { type: 'response.content_part.added', content_index, part: contentPart({ type, text: '' }) },
    ...words(text).map((delta) => ({ type: `${name}.delta`, content_index, delta, ...logprobs })),
    { type: `${name}.done`, content_index, ...(type === 'text' ? { text, ...logprobs } : { refusal: text }) },
    { type: 'response.content_part.done', content_index, part: contentPart(part) },
  ];
}

function summaryEvents(text: string): readonly ResponseEvent[] {
  if (text === '') return [];
  const name = 'response.reasoning_summary';
  const part = (told: string) => ({ summary_index: 0, part: { type: 'summary_text', text: told } });
  return [
    { type: `${name}_part.added`, ...part('') },
    ...words(text).map((delta) => ({ type: `${name}_text.delta`, summary_index: 0, delta })),
    { type: `${name}_text.done`, summary_index: 0, text },
    { type: `${name}_part.done`, ...part(text) },
  ];
}
