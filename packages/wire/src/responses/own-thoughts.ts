import type { Part, ReasoningPart } from '@isartor/core';
import { canReturn } from '../translation/sealed-reasoning.js';
import { isMadeUpId } from './item-ids.js';
import { responsesFields } from './unnamed-fields.js';

/** Whether a thought is one that a provider of this dialect would know for its own: it sealed it, or gave it an id. */
export function isOwnThought(part: ReasoningPart): boolean {
  if (isForeignThought(part)) return false;
  return part.maker === 'responses' || part.extensions?.responses !== undefined;
}

/** Whether a part is a thought that this gateway has told in this dialect though another provider made it. */
export const isForeignThought = (part: Part): boolean =>
  part.type === 'reasoning' &&
  (!canReturn(part, 'responses') || (part.maker === undefined && isMadeUpId(responsesFields(part).id)));
