import type { BenignChange } from '../comparison.js';
import type { Draft } from './draft.js';

/** Words that were left out because they ask for nothing. */
export interface Dropped {
  readonly change: BenignChange;
  readonly text: string;
}

/** Tokens of a question while words are left out of them. */
export interface Trimmed {
  readonly drafts: readonly Draft[];
  readonly dropped: readonly Dropped[];
}

/** Leaves out some drafts; the pause that stood before them stays before what follows. */
export function leaveOut(
  { drafts, dropped }: Trimmed,
  range: { readonly start: number; readonly count: number },
  change: BenignChange,
): Trimmed {
  const { start, count } = range;
  const rest = [...drafts];
  const left = rest.splice(start, count);
  const next = rest[start];
  if (next !== undefined) rest[start] = { ...next, gap: left.map(({ gap }) => gap).join('') + next.gap };
  const text = left.map(({ raw }) => raw.toLowerCase()).join(' ');
  return { drafts: rest, dropped: [...dropped, { change, text }] };
}
