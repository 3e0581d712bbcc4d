import type { Part } from './message.js';
import type { ChatRequest } from './request.js';

/**
 * Every text that goes upstream (instructions, turns, tool results; not reasoning, media or tool calls), in order and
 * joined by a line feed.
 */
export function promptText(request: Pick<ChatRequest, 'messages'>): string {
  const texts: string[] = [];
  visitTexts(request, (text) => texts.push(text));
  return texts.join('\n');
}

/** The length of `promptText(request)` in UTF-8 bytes, without building that string. */
export function promptBytes(request: Pick<ChatRequest, 'messages'>): number {
  let bytes = 0;
  let texts = 0;
  visitTexts(request, (text) => {
    bytes += Buffer.byteLength(text);
    texts += 1;
  });
  return bytes + Math.max(0, texts - 1);
}

function visitTexts({ messages }: Pick<ChatRequest, 'messages'>, visit: (text: string) => void): void {
  for (const message of messages) visitParts(message.content, visit);
}

function visitParts(parts: readonly Part[], visit: (text: string) => void): void {
  for (const part of parts) {
    if (part.type === 'text') visit(part.text);
    else if (part.type === 'tool-result') visitParts(part.content, visit);
  }
}
