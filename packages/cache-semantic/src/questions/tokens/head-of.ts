import type { Head } from '../question.js';
import { AUXILIARIES, QUESTION_WORDS } from '../words/question-words.js';
import { TASK_CLASSES } from '../words/task-classes.js';
import type { Token } from './token.js';

const MEASURES = new Set('long much many often far old soon big tall fast expensive late early high deep'.split(' '));
const MAX_BEFORE_REASON = 3;
const RELATIVE = new Set(['which', 'who', 'whom', 'whose', 'when', 'where']);
const SENTENCE_LINKS = new Set(['and', 'but', 'so', 'or', 'then', 'because']);

/** What a question asks with: the first question word in it that is none of a clause, else how its first sentence begins. */
export function headOf(tokens: readonly Token[]): Head {
  const asking = tokens.findIndex((token, index) => QUESTION_WORDS.has(token.key) && isAsking(tokens, index));
  if (asking >= 0) return { kind: 'question-word', word: askedWith(tokens, asking) };
  for (const [index, token] of tokens.entries()) {
    if (!startsHere(tokens, index)) continue;
    if (AUXILIARIES.has(token.key)) return isForReason(tokens, index) ? WHY : { kind: 'yes-no', word: token.key };
    const task = TASK_CLASSES.get(token.key);
    if (task !== undefined) return { kind: 'task', word: task };
  }
  return { kind: 'statement', word: '' };
}

const WHY: Head = { kind: 'question-word', word: 'why' };

/** "Is there any reason that ..." */
const isForReason = (tokens: readonly Token[], index: number): boolean =>
  tokens[index + 1]?.key === 'there' &&
  tokens.slice(index + 2, index + 2 + MAX_BEFORE_REASON).some(({ key }) => key === 'reason');

/** The same for what remains when wishes and pleas for help are left out. */
export function restOf(tokens: readonly Token[], head: Head): Head {
  const isPlain = tokens.every(({ asks }) => asks === undefined);
  return isPlain ? head : headOf(tokens.filter(({ asks }) => asks === undefined));
}

const startsHere = (tokens: readonly Token[], index: number): boolean =>
  tokens[index]?.startsSentence === true ||
  (SENTENCE_LINKS.has(tokens[index - 1]?.key ?? '') && tokens[index - 1]?.startsSentence === true);

/** "when", "where", "who" and "which" behind a word begin a clause rather than a question. */
function isAsking(tokens: readonly Token[], index: number): boolean {
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
  if (word === 'how') return measuredWith(next, tokens[index + 2]?.key ?? '');
  if (word === 'whom') return 'who';
  if (word !== 'what' && word !== 'which') return word;
  const following = tokens.slice(index + 1, index + 1 + MAX_FOLLOWING).map(({ key }) => key);
  return MEANT_BY_WHAT.find(([, pattern]) => pattern.test(following.join(' ')))?.[0] ?? 'what';
}

/** "How many days" asks how long. */
function measuredWith(measure: string, what: string): string {
  if (measure === 'many' && TIMES.test(what)) return 'how long';
  return MEASURES.has(measure) ? `how ${measure}` : 'how';
}

const TIMES = /^(?:minutes?|hours?|days?|weeks?|months?|years?)$/;
const MAX_FOLLOWING = 6;

/** What "what ..." asks for, where another question word would do, by the words behind it. */
const MEANT_BY_WHAT: readonly (readonly [string, RegExp])[] = [
  ['when', /^(?:time|date|day|year|month)\b|^(?:is|was) (?:best|right|good|ideal) (?:time|season|month)\b/],
  ['where', /^(?:place|places|location|locations)\b/],
  ['who', /^(?:person|people|author|writer|artist|painter|composer|inventor|scientist)\b/],
  ['how much', /^(?:do|does|did|will|would) (?:\S+ ){1,4}cost\b/],
  ['why', /^makes?\b/],
  ['how', /^(?:process|means)\b/],
  ['how', /^(?:is|are|was|were) (?:\S+ ){0,3}(?:ways?|steps|process|procedure|method|approach)\b/],
  ['why', /^(?:(?:is|was) )?(?:reason|causes?|caused|happened)\b|^\S+ (?:\S+ )?wrong\b/],
  ['how much', /^(?:is|are|was|were) (?:price|cost|fee)\b/],
  ['how many', /^(?:is|are|was|were) number\b/],
  ['how long', /^(?:is|are|was|were) (?:\S+ ){0,3}(?:duration|time frame|timeframe)\b/],
  ['how', /^steps\b|^(?:do|should|can|must|would) (?:\S+ )+do\b/],
];
