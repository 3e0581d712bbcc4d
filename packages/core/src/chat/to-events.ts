import type { Choice, Completion } from './completion.js';
import type { ChatEvent } from './event.js';
import type { Extensions, JsonObject, WireFormat } from './extensions.js';
import type { Part, ReasoningPart, RefusalPart, TextPart, ToolCallPart } from './message.js';

/**
 * The events that replay a whole answer: each part as one delta (or as one `part` where deltas would lose something),
 * choice after choice, usage last. `createCollector` folds them into an equal completion.
 */
export function toEvents(completion: Completion): ChatEvent[] {
  const events: ChatEvent[] = [{ type: 'start', model: completion.model }];
  pushExtensions(completion.extensions, undefined, events);
  for (const choice of completion.choices) pushChoice(choice, events);
  if (completion.usage !== undefined) events.push({ type: 'usage', usage: completion.usage });
  return events;
}

function pushChoice({ index: choice, content, finishReason, logprobs, extensions }: Choice, events: ChatEvent[]): void {
  // First, so that a renderer knows how the fields of this choice are spelled before it writes one.
  pushExtensions(extensions, choice, events);
  let toolCalls = 0;
  for (const [position, part] of content.entries()) {
    if (part.type === 'tool-call') {
      pushToolCall(part, { choice, index: toolCalls }, events);
      toolCalls += 1;
    } else {
      events.push(partEvent(part, content[position - 1], choice));
    }
  }
  if (logprobs !== undefined) events.push({ type: 'logprobs', choice, value: logprobs });
  events.push({ type: 'finish', choice, reason: finishReason });
}

function pushToolCall(
  { id, name, kind, input, extensions }: ToolCallPart,
  at: { readonly choice: number; readonly index: number },
  events: ChatEvent[],
): void {
  events.push({ type: 'tool-input-start', ...at, id, name, kind });
  events.push({ type: 'tool-input-delta', ...at, text: input, ...(extensions !== undefined && { extensions }) });
}

/** Deltas of one kind run together, and they carry text alone: whatever that would lose is told as a whole part. */
function partEvent(part: Exclude<Part, ToolCallPart>, previous: Part | undefined, choice: number): ChatEvent {
  if (part.type !== previous?.type && isBareText(part)) return { type: `${part.type}-delta`, choice, text: part.text };
  return { type: 'part', choice, part };
}

function isBareText(part: Part): part is TextPart | ReasoningPart | RefusalPart {
  if (part.type === 'refusal') return true;
  if (part.type === 'text') return part.extensions === undefined;
  return part.type === 'reasoning' && Object.keys(part).length === 2;
}

function pushExtensions(extensions: Extensions | undefined, choice: number | undefined, events: ChatEvent[]): void {
  if (extensions === undefined) return;
  const at = choice === undefined ? {} : { choice };
  for (const [format, value] of Object.entries(extensions) as [WireFormat, JsonObject][]) {
    events.push({ type: 'extension', ...at, format, value });
  }
}
