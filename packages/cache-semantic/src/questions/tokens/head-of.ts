import type { Head } from '../question.js';
import { AUXILIARIES, QUESTION_WORDS } from '../words/question-words.js';
import { TASK_CLASSES } from '../words/task-classes.js';
import type { Token } from './token.js';

const MEASURES = new Set('long much many often far old soon big tall fast expensive late early high deep'.split(' '));
const RELATIVE = new Set(['which', 'who', 'whom', 'whose', 'when', 'where']);
const SENTENCE_LINKS = new Set(['and', 'but', 'so', 'or', 'then', 'because']);

/** What a question asks with: the first question word in it that is none of a clause, else how its first sentence begins. */
export function headOf(tokens: readonly Token[]): Head {
  const asking = tokens.findIndex((token, index) => QUESTION_WORDS.has(token.key) && asks(tokens, index));
  if (asking >= 0) return { kind: 'question-word', word: askedWith(tokens, asking) };
  for (const [index, token] of tokens.entries()) {
    if (!startsHere(tokens, index)) continue;
    if (AUXILIARIES.has(token.key)) return { kind: 'yes-no', word: token.key };
    const task = TASK_CLASSES.get(token.key);
    if (task !== undefined) return { kind: 'task', word: task };
  }
  return { kind: 'statement', word: '' };
}

const startsHere = (tokens: readonly Token[], index: number): boolean =>
  tokens[index]?.startsSentence === true ||
  (SENTENCE_LINKS.has(tokens[index - 1]?.key ?? '') && tokens[index - 1]?.startsSentence === true);

/** "when", "where", "who" and "which" behind a word begin a clause rather than a question. */
function asks(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  if (startsHere(tokens, index) || token.afterPause || !RELATIVE.has(token.key)) return !isCondition(tokens, index);
  const before = tokens[index - 1];
  return before !== undefined && before.weight === 'frame' && before.key !== 'and' && before.key !== 'one';
}

/** "When I log in, the screen stays black": no question. */
function isCondition(tokens: readonly Token[], index: number): boolean {
  const [token, next] = [tokens[index], tokens[index + 1]];
  if (token?.key !== 'when' && token?.key !== 'where') return false;
  return next !== undefined && /^(?:i|we|you|he|she|they|it|my|using|trying)$/.test(next.key);
}

function askedWith(tokens: readonly Token[], index: number): string {
  const word = tokens[index]?.key ?? '';
  const next = tokens[index + 1]?.key ?? '';
  if (word === 'how' && next === 'come') return 'why';
  if (word === 'how') return MEASURES.has(next) ? `how ${next}` : 'how';
  if (word === 'whom') return 'who';
  if (word !== 'what' && word !== 'which') return word;
  const following = tokens.slice(index + 1, index + 1 + MAX_FOLLOWING).map(({ key }) => key);
  return MEANT_BY_WHAT.find(([, pattern]) => pattern.test(following.join(' ')))?.[0] ?? 'what';
}

const MAX_FOLLOWING = 6;

/** What "what ..." asks for, where another question word would do, by the words behind it. */
const MEANT_BY_WHAT: readonly (readonly [string, RegExp])[] = [
  ['when', /^(?:time|date|day)\b/],
  ['where', /^place\b/],
  ['who', /^person\b/],
  ['how', /^(?:is|are|was|were) (?:\S+ ){0,3}(?:ways?|steps|process|procedure|method|approach)\b/],
  ['why', /^(?:(?:is|was) )?(?:reason|causes?|caused|happened)\b|^\S+ (?:\S+ )?wrong\b/],
  ['how much', /^(?:is|are|was|were) (?:price|cost|fee)\b/],
  ['how many', /^(?:is|are|was|were) number\b/],
  ['how long', /^(?:is|are|was|were) (?:\S+ ){0,3}(?:duration|time frame|timeframe)\b/],
  ['how', /^steps\b|^(?:do|should|can|must|would) (?:\S+ )+do\b/],
];
