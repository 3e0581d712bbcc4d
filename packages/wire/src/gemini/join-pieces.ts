import type { Message, Part } from '@isartor/core';

/**
 * The turns with what a model said in one go as one turn: Google's clients keep the history of a streamed answer as it came,
 * a part or even a turn for each piece, and it means what the same answer means that came whole.
 */
export function joinPieces(messages: readonly Message[]): Message[] {
  const joined: Message[] = [];
  for (const message of messages) {
    const last = joined.at(-1);
    if (last !== undefined && isModel(last) && isModel(message)) {
      joined[joined.length - 1] = { ...last, content: joinParts([...last.content, ...message.content]) };
    } else {
      joined.push(isModel(message) ? { ...message, content: joinParts(message.content) } : message);
    }
  }
  return joined;
}

const isModel = ({ role, extensions }: Message): boolean => role === 'assistant' && extensions === undefined;

function joinParts(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    if (saysNothing(part) && parts.length > 1) continue;
    const whole = continued(joined.at(-1), part);
    if (whole === undefined) joined.push(part);
    else joined[joined.length - 1] = whole;
  }
  return joined;
}

/** What a finish reason comes with. */
const saysNothing = (part: Part): boolean => part.type === 'text' && part.text === '' && part.extensions === undefined;

/** A text or a thought goes on until something vouches for it: that comes last, often with no text of its own. */
function continued(begun: Part | undefined, part: Part): Part | undefined {
  if (begun?.type === 'text' && part.type === 'text' && begun.extensions === undefined) {
    return { ...part, text: begun.text + part.text };
  }
  if (begun?.type !== 'reasoning' || part.type !== 'reasoning' || begun.extensions !== undefined) return undefined;
  if ((begun.signature ?? begun.redacted) !== undefined) return undefined;
  return { ...part, text: begun.text + part.text };
}
