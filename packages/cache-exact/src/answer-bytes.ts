import type { Completion, Part } from '@isartor/core';

/** UTF-8 bytes of what the model said: its texts and the inputs of its tool calls, over all choices. */
export function answerBytes({ choices }: Completion): number {
  let bytes = 0;
  for (const { content } of choices) {
    for (const part of content) bytes += Buffer.byteLength(spoken(part));
  }
  return bytes;
}

function spoken(part: Part): string {
  if (part.type === 'text') return part.text;
  return part.type === 'tool-call' ? part.input : '';
}
