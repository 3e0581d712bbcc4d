import type { ChatEvent, ReplyFrame } from '../chat/event.js';

/** What an event costs besides its text: an object, its fields and a place in an array. */
const EVENT_OVERHEAD_BYTES = 64;

/** A cheap upper estimate of the memory that one buffered frame holds, in bytes. */
export function frameBytes(frame: ReplyFrame): number {
  let bytes = frame.raw?.bytes.byteLength ?? 0;
  for (const event of frame.events) bytes += EVENT_OVERHEAD_BYTES + 2 * textLength(event);
  return bytes;
}

function textLength(event: ChatEvent): number {
  if ('text' in event) return event.text.length;
  if (event.type === 'part' || event.type === 'logprobs' || event.type === 'extension') {
    return JSON.stringify(event.type === 'part' ? event.part : event.value)?.length ?? 0;
  }
  return 0;
}
