import { AUXILIARIES } from '../words/question-words.js';
import type { Draft } from './draft.js';

const MAX_SUBJECT = 6;
const OPEN_QUESTIONS = new Set(['where', 'when', 'why', 'how']);
const MEASURES = new Set([
  'long',
  'much',
  'often',
  'far',
  'old',
  'soon',
  'big',
  'tall',
  'fast',
  'expensive',
  'late',
  'early',
]);

/**
 * The question inside "tell me ...": its verb goes where a question of its own has it, "where my card is" becoming
 * "where is my card" and "if my card is blocked" becoming "is my card blocked".
 */
export function straightenQuestion(drafts: readonly Draft[]): readonly Draft[] {
  const [first, second] = drafts;
  if (first === undefined) return drafts;
  if (first.key === 'if' || first.key === 'whether') return straightened(drafts.slice(1), 0);
  if (OPEN_QUESTIONS.has(first.key))
    return straightened(drafts, first.key === 'how' && MEASURES.has(second?.key ?? '') ? 2 : 1);
  const last = drafts.at(-1);
  const endsInVerb = last !== undefined && drafts.length > 2 && /^(?:is|are|was|were)$/.test(last.key);
  return (first.key === 'what' || first.key === 'who') && endsInVerb ? moved(drafts, drafts.length - 1, 1) : drafts;
}

function straightened(drafts: readonly Draft[], target: number): readonly Draft[] {
  if (drafts[target]?.key === 'to') return drafts;
  const verb = drafts.findIndex(({ key }, index) => index >= target && AUXILIARIES.has(key));
  return verb > target && verb <= target + MAX_SUBJECT ? moved(drafts, verb, target) : drafts;
}

function moved(drafts: readonly Draft[], from: number, to: number): readonly Draft[] {
  const verb = drafts[from];
  if (verb === undefined) return drafts;
  return [...drafts.slice(0, to), verb, ...drafts.slice(to, from), ...drafts.slice(from + 1)];
}
