import { HELP_IF, PLEAS_FOR_HELP, REQUEST_OPENINGS } from '../words/requests.js';
import { keySequences, sequenceAt } from './key-sequences.js';
import type { Token } from './token.js';

const OPENINGS = keySequences(REQUEST_OPENINGS);
const PLEAS = keySequences(PLEAS_FOR_HELP);
const BEFORE_A_TALE = keySequences(HELP_IF);

/** Marks what only says that something is wanted: it is frame, whatever its words are otherwise. */
export function markRequests(tokens: readonly Token[]): readonly Token[] {
  let marked: Token[] | undefined;
  for (let index = 0; index < tokens.length; ) {
    const [count, asks] = requestAt(tokens, index);
    for (let at = index; at < index + count; at += 1) {
      const token = tokens[at];
      marked ??= [...tokens];
      if (token !== undefined) marked[at] = { ...token, weight: 'frame', asks };
    }
    index += Math.max(count, 1);
  }
  return marked ?? tokens;
}

const NOTHING = [0, undefined] as const;

function requestAt(tokens: readonly Token[], index: number): readonly [count: number, asks: Token['asks']] {
  const token = tokens[index];
  if (token === undefined || !(token.afterPause || token.startsSentence)) return NOTHING;
  const plea = sequenceAt(PLEAS, tokens, index);
  if (plea > 0 && index > 0 && isEnd(tokens, index + plea)) return [plea, 'help'];
  const before = sequenceAt(BEFORE_A_TALE, tokens, index);
  if (before > 0) return [before, 'help'];
  const opening = sequenceAt(OPENINGS, tokens, index);
  return opening > 0 && !isEnd(tokens, index + opening) ? [opening, 'request'] : NOTHING;
}

const isEnd = (tokens: readonly Token[], index: number): boolean =>
  index >= tokens.length || tokens[index]?.startsSentence === true;
