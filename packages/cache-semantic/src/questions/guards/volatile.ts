import type { Question } from '../question.js';
import { keySequences, sequenceAt } from '../tokens/key-sequences.js';
import type { Token } from '../tokens/token.js';
import { AUXILIARIES, QUESTION_WORDS } from '../words/question-words.js';
import { VOLATILE } from '../words/volatile-words.js';
import type { Guard } from './guard.js';

const CUES = keySequences(VOLATILE);

/** What is true for a short time only is not answered from another question, unless it is the same question. */
export const volatileGuard: Guard = {
  name: 'volatile',
  objection: ({ left, right }) => cueOf(left) ?? cueOf(right),
};

function cueOf({ tokens }: Question): string | undefined {
  for (let index = 0; index < tokens.length; index += 1) {
    const count = sequenceAt(CUES, tokens, index);
    if (count > 0 && !isTold(tokens, index))
      return tokens
        .slice(index, index + count)
        .map(({ key }) => key)
        .join(' ');
  }
  return undefined;
}

/** "I paid today and ...": a story in which something happened, no question for what is so now. */
function isTold(tokens: readonly Token[], cue: number): boolean {
  let start = cue;
  while (start > 0 && tokens[start]?.startsSentence !== true) start -= 1;
  const [first] = tokens.slice(start);
  if (first === undefined || QUESTION_WORDS.has(first.key) || AUXILIARIES.has(first.key)) return false;
  return tokens
    .slice(start, start + MAX_SENTENCE)
    .some(({ key, startsSentence }, index) => !(startsSentence && index > 0) && TELLERS.has(key));
}

const MAX_SENTENCE = 30;
const TELLERS = new Set(['i', 'we', 'my', 'our', 'it', 'he', 'she', 'they']);
