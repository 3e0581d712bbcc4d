import type { BenignChange } from '../comparison.js';
import { FILLER_OPENINGS } from '../words/fillers.js';
import { AFTER_THANKS, CAN_YOU, CLOSINGS, DO_FOR_ME, GREETINGS, TELL_ME, THANKS } from '../words/politeness.js';
import { AUXILIARIES, QUESTION_WORDS } from '../words/question-words.js';
import { isAssistantTask, isRequestVerb } from '../words/task-classes.js';
import { leaveOut, type Trimmed } from './courtesy.js';
import type { Draft } from './draft.js';
import { isMentioned } from './drop-adverbs.js';
import { isPause } from './gaps.js';
import { keySequences, sequenceAt, sequencesAt } from './key-sequences.js';
import { straightenQuestion } from './straighten-question.js';

const OPENINGS = keySequences(GREETINGS);
const FILLERS = keySequences(FILLER_OPENINGS);
const TELLING = keySequences(TELL_ME);
const DOING = keySequences(DO_FOR_ME);
const CAN_DO = keySequences(CAN_YOU);
const THANKING = keySequences(THANKS);
const GOING_ON = new Set(AFTER_THANKS.split(' '));
const ENDINGS = keySequences(CLOSINGS);
const MAX_ENDING = 11;
const MAX_NAMES = 2;
const BEFORE_A_NAME = /^(?:regards|wishes|sincerely|cheers|thanks|you|advance)$/;
const MAX_OPENINGS = 6;
const NEEDS_NO_PAUSE = new Set(['so', 'well', 'okay', 'anyway', 'um', 'uh', 'hmm', 'also', 'and', 'but']);
const UNMISTAKABLE_ENDINGS = new Set([
  'thanks',
  'thank you',
  'thank',
  'and',
  'tia',
  'regards',
  'kind',
  'best',
  'warm',
  'many',
  'much',
  'cheers',
  'please',
  'appreciate',
  'if',
  'any',
  'i',
  'really',
]);
const NEEDS_PAUSE_INSTEAD = new Set(['i', 'any']);
/** "explain it to me", "write a poem for me". */
const FOR_WHOM = new Set(['to', 'for']);
const WOULD_YOU_MIND = keySequences('would you mind, do you mind');

/** Leaves out greetings, thanks and "could you tell me" at the ends of one sentence. */
export function dropCourtesy(sentence: Trimmed): Trimmed {
  let trimmed = sentence;
  for (let round = 0; round < MAX_OPENINGS; round += 1) {
    const shorter = dropOpening(trimmed) ?? dropEnding(trimmed);
    if (shorter === undefined) break;
    trimmed = shorter;
  }
  return trimmed;
}

function dropOpening(sentence: Trimmed): Trimmed | undefined {
  const { drafts } = sentence;
  const told = sequenceAt(TELLING, drafts, 0);
  if (told > 0 && isAsked(drafts[told])) {
    const rest = leaveOut(sentence, { start: 0, count: told }, 'politeness');
    // Behind a pause the question stands as it would alone.
    const isAlone = isPause(drafts[told]?.gap ?? '');
    return isAlone ? rest : { ...rest, drafts: straightenQuestion(rest.drafts) };
  }
  const next = (count: number): string => drafts[count]?.key ?? '';
  const done = sequencesAt(DOING, drafts, 0).find((count) => isRequestVerb(next(count))) ?? 0;
  const asked = sequencesAt(CAN_DO, drafts, 0).find((count) => isAssistantTask(next(count))) ?? 0;
  const count = Math.max(done, asked);
  const minded = mindedTask(sentence);
  if (minded !== undefined) return minded;
  if (count > 0) return leaveOut(sentence, { start: 0, count }, 'politeness');
  return greetingAt(sentence, OPENINGS, 'politeness') ?? greetingAt(sentence, FILLERS, 'filler');
}

/** "Would you mind explaining ..." asks to explain. */
function mindedTask(sentence: Trimmed): Trimmed | undefined {
  const count = sequenceAt(WOULD_YOU_MIND, sentence.drafts, 0);
  const verb = count > 0 ? sentence.drafts[count] : undefined;
  if (verb === undefined || !verb.key.endsWith('ing')) return undefined;
  const base = verb.key.slice(0, -'ing'.length);
  const key = [base, `${base}e`, base.slice(0, -1)].find(isRequestVerb);
  if (key === undefined) return undefined;
  const drafts = sentence.drafts.with(count, { ...verb, key, changes: [...verb.changes, 'politeness'] });
  return leaveOut({ ...sentence, drafts }, { start: 0, count }, 'politeness');
}

function greetingAt(sentence: Trimmed, table: typeof OPENINGS, change: BenignChange): Trimmed | undefined {
  const { drafts } = sentence;
  if (drafts[0]?.quoted) return undefined;
  const mayRunOn = change === 'politeness' || NEEDS_NO_PAUSE.has(drafts[0]?.key ?? '');
  const count = sequencesAt(table, drafts, 0).find((length) => {
    const next = drafts[length];
    return next === undefined || isPause(next.gap) || (mayRunOn && beginsQuestion(next));
  });
  return count === undefined ? undefined : leaveOut(sentence, { start: 0, count }, change);
}

const isAsked = (next: Draft | undefined): boolean =>
  next === undefined ||
  QUESTION_WORDS.has(next.key) ||
  next.key === 'if' ||
  next.key === 'whether' ||
  (isPause(next.gap) && beginsQuestion(next));

const beginsQuestion = ({ key }: Draft): boolean =>
  QUESTION_WORDS.has(key) ||
  AUXILIARIES.has(key) ||
  isRequestVerb(key) ||
  /^(?:i|we|my|our|there|this|it|please|the|hi|hello|thank you|thanks)$/.test(key);

function dropEnding(sentence: Trimmed): Trimmed | undefined {
  const { drafts } = sentence;
  for (let start = Math.max(0, drafts.length - MAX_ENDING); start < drafts.length; start += 1) {
    const isOne =
      sequenceAt(ENDINGS, drafts, start) === drafts.length - start ||
      isThanking(drafts, start) ||
      isSigned(drafts, start);
    if (!isOne || !isEnding(drafts, start)) continue;
    return leaveOut(sentence, { start, count: drafts.length - start }, 'politeness');
  }
  return undefined;
}

/** "Best regards, Anna". */
function isSigned(drafts: readonly Draft[], start: number): boolean {
  const count = sequenceAt(ENDINGS, drafts, start);
  const names = drafts.slice(start + count);
  if (
    count === 0 ||
    names.length === 0 ||
    names.length > MAX_NAMES ||
    !BEFORE_A_NAME.test(drafts[start + count - 1]?.key ?? '')
  )
    return false;
  return isPause(names[0]?.gap ?? '') && names.every(({ kind, raw }) => kind === 'word' && /^\p{Lu}/u.test(raw));
}

function isThanking(drafts: readonly Draft[], start: number): boolean {
  const count = sequenceAt(THANKING, drafts, start);
  return count > 0 && drafts.slice(start + count).every(({ key }) => GOING_ON.has(key));
}

function isEnding(drafts: readonly Draft[], start: number): boolean {
  const [first, before] = [drafts[start], drafts[start - 1]];
  if (first === undefined || first.quoted || start === 0 || before === undefined) return start === 0;
  if (isPause(first.gap)) return true;
  if (isMentioned(before.key)) return false;
  // A capital begins a sentence where the one before has no stop.
  if (NEEDS_PAUSE_INSTEAD.has(first.key)) return /^\p{Lu}/u.test(first.raw) && first.key !== 'i';
  return UNMISTAKABLE_ENDINGS.has(first.key) || (FOR_WHOM.has(first.key) && isAssistantTask(drafts[0]?.key ?? ''));
}
