import type { Choice, Completion } from '../chat/completion.js';

/** Why an answer is not stored. */
export type UnstorableReason = 'no_choices' | 'unfinished' | 'refused' | 'empty';

/** Why this answer must not be stored, or undefined when it may be: every choice ended well and says something. */
export function unstorableReason({ choices }: Completion): UnstorableReason | undefined {
  if (choices.length === 0) return 'no_choices';
  for (const choice of choices) {
    const reason = reasonOf(choice);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** True when the answer is whole, not refused, not filtered and not empty. */
export function isStorable(completion: Completion): boolean {
  return unstorableReason(completion) === undefined;
}

function reasonOf({ content, finishReason: { unified } }: Choice): UnstorableReason | undefined {
  if (unified !== 'stop' && unified !== 'tool_calls') return 'unfinished';
  if (content.some(({ type }) => type === 'refusal')) return 'refused';
  const says = content.some((part) => part.type === 'tool-call' || (part.type === 'text' && /\S/.test(part.text)));
  return says ? undefined : 'empty';
}
