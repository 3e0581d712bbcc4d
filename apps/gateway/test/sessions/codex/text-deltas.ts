import type { OutputItem, TypedEvent } from './codex-items.js';

const pieces = (text: string): readonly string[] => text.match(/.{1,7}/gsu) ?? [];

/** The events that tell a message's one text; none for other items. */
export function messageDeltas({ type, id, content }: OutputItem, output_index: number): readonly TypedEvent[] {
  if (type !== 'message') return [];
  const [part] = content as readonly { readonly text: string }[];
  const place = { item_id: id, output_index, content_index: 0 };
  const text = part?.text ?? '';
  return [
    { type: 'response.content_part.added', ...place, part: { ...part, text: '' } },
    ...pieces(text).map((delta) => ({ type: 'response.output_text.delta', ...place, delta, logprobs: [] })),
    { type: 'response.output_text.done', ...place, text, logprobs: [] },
    { type: 'response.content_part.done', ...place, part },
  ];
}

/** The events that tell a thought's one summary; none for other items. */
export function summaryDeltas({ type, id, summary }: OutputItem, output_index: number): readonly TypedEvent[] {
  if (type !== 'reasoning') return [];
  const [part] = summary as readonly { readonly text: string }[];
  const place = { item_id: id, output_index, summary_index: 0 };
  const text = part?.text ?? '';
  return [
    { type: 'response.reasoning_summary_part.added', ...place, part: { ...part, text: '' } },
    ...pieces(text).map((delta) => ({ type: 'response.reasoning_summary_text.delta', ...place, delta })),
    { type: 'response.reasoning_summary_text.done', ...place, text },
    { type: 'response.reasoning_summary_part.done', ...place, part },
  ];
}

/** The events that tell a call's input; none for other items. */
export function inputDeltas({ type, id, ...fields }: OutputItem, output_index: number): readonly TypedEvent[] {
  const call = CALLS[type];
  if (call === undefined) return [];
  const told = String(fields[call.field]);
  const place = { item_id: id, output_index };
  return [
    ...pieces(told).map((delta) => ({ type: `${call.event}.delta`, ...place, delta, obfuscation: 'x9' })),
    { type: `${call.event}.done`, ...place, [call.field]: told },
  ];
}

const CALLS: Readonly<Record<string, { readonly event: string; readonly field: string }>> = {
  function_call: { event: 'response.function_call_arguments', field: 'arguments' },
  custom_tool_call: { event: 'response.custom_tool_call_input', field: 'input' },
};
