import { isKnownWord } from '../forms/known-words.js';
import { hasOddSequence } from '../forms/letter-sequences.js';
import { remembered } from '../forms/remembered.js';
import { stemOf } from '../forms/stem.js';
import { FUNCTION_WORDS, LIGHT_WORDS } from '../words/function-words.js';
import { TOPICS } from '../words/lexicon.js';
import { QUANTIFIER_CLASSES } from '../words/quantifier-classes.js';
import type { Draft } from './draft.js';
import { endsSentence, isPause } from './gaps.js';
import { looksLikeSlip } from './looks-like-slip.js';
import { markRequests } from './mark-requests.js';
import type { Token } from './token.js';

const MAX_SLIPS = 4;

interface Context {
  readonly capitalsSayNothing: boolean;
  readonly knownWords: ReadonlySet<string> | undefined;
  slips: number;
}

/** Makes tokens of what was read of a text; in one of headings or shouting capitals make no name. */
export function finishTokens(
  drafts: readonly Draft[],
  capitalsSayNothing: boolean,
  knownWords: ReadonlySet<string> | undefined,
): readonly Token[] {
  const context: Context = { capitalsSayNothing, knownWords, slips: 0 };
  const tokens = drafts.map((draft, index): Token => {
    const startsSentence = index === 0 || endsSentence(draft.gap);
    const { kind, key, raw, changes } = draft;
    const isKnown =
      kind !== 'word' || knownWords === undefined
        ? undefined
        : isKnownWord(key, knownWords) || key.includes(' ') || knownWords.has(raw.toLowerCase());
    return {
      kind,
      key,
      raw,
      changes,
      exact: draft.exact === true,
      stem: kind === 'word' ? stemOf(key) : key,
      weight: weightOf(draft),
      topic: kind === 'word' ? TOPICS.get(key) : undefined,
      isName: isName(draft, { startsSentence, isKnown, context }),
      isKnown,
      isOdd: isKnown === false && knownWords !== undefined && hasOddSequence(key, knownWords),
      asks: undefined,
      afterPause: index === 0 || isPause(draft.gap),
      startsSentence,
    };
  });
  return markRequests(tokens);
}

const weightOf = ({ kind, key }: Draft): Token['weight'] => (kind === 'word' ? weightOfWord(key) : 'matter');

const weightOfWord = remembered((key): Token['weight'] => {
  if (FUNCTION_WORDS.has(key) || QUANTIFIER_CLASSES.has(key)) return 'frame';
  return LIGHT_WORDS.has(key) ? 'light' : 'matter';
});

interface Standing {
  readonly startsSentence: boolean;
  readonly isKnown: boolean | undefined;
  readonly context: Context;
}

function isName(draft: Draft, { startsSentence, isKnown, context }: Standing): boolean {
  if (draft.kind !== 'word' || weightOf(draft) === 'frame') return false;
  if (draft.changes.includes('abbreviation') && !TOPICS.has(draft.key)) return false;
  if (/^\p{Lu}/u.test(draft.raw) && !startsSentence && !context.capitalsSayNothing) return true;
  if (isKnown !== false || context.knownWords === undefined || context.slips >= MAX_SLIPS) return isKnown === false;
  context.slips += 1;
  return !looksLikeSlip(draft.key, context.knownWords);
}
