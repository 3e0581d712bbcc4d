import type { Choice, Completion } from '../src/chat/completion.js';
import type { ChatRequest } from '../src/chat/request.js';
import { REQUEST } from './pipeline-fixtures.js';

/** A plain question, with the given fields instead of the usual ones. */
export const requestWith = (fields: Partial<ChatRequest> = {}): ChatRequest => ({ ...REQUEST, ...fields });

/** A whole choice, with the given fields instead of the usual ones. */
export function choiceWith(fields: Partial<Choice> = {}): Choice {
  return { index: 0, content: [{ type: 'text', text: 'Munich.' }], finishReason: { unified: 'stop' }, ...fields };
}

/** A whole answer of these choices. */
export function completionOf(...choices: readonly Choice[]): Completion {
  return { provider: 'openai', model: 'm', choices };
}
