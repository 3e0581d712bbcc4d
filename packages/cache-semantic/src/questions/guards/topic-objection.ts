import type { Difference } from '../difference/difference.js';
import type { Token } from '../tokens/token.js';
import type { Topic } from '../tokens/topic.js';
import { AMBIGUOUS_NAMES } from '../words/ambiguous-names.js';
import { versus } from './versus.js';

const BEFORE_A_NAME = new Set(['in', 'using', 'with', 'as', 'into']);

/** The names of a topic that only one of two questions has; ordinary words count only where something tells that they are names. */
export function topicObjection(difference: Difference, topic: Topic): string | undefined {
  const { left, right } = difference;
  const ofTopic = (tokens: readonly Token[]): readonly Token[] => tokens.filter((token) => token.topic === topic);
  const [onlyLeft, onlyRight] = [ofTopic(difference.onlyLeft), ofTopic(difference.onlyRight)];
  if (onlyLeft.length === 0 && onlyRight.length === 0) return undefined;
  const isBoth = onlyLeft.length > 0 && onlyRight.length > 0;
  const counts =
    isBoth ||
    onlyLeft.some((token) => isCertain(token, left.tokens)) ||
    onlyRight.some((token) => isCertain(token, right.tokens));
  return counts ? versus(onlyLeft, onlyRight) : undefined;
}

function isCertain(token: Token, tokens: readonly Token[]): boolean {
  if (!AMBIGUOUS_NAMES.has(token.key)) return true;
  return token.isName || BEFORE_A_NAME.has(tokens[tokens.indexOf(token) - 1]?.key ?? '');
}
