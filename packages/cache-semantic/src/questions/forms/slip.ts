import { editDistance } from './edit-distance.js';

/** How one word comes from another by one letter. */
export type SlipKind = 'swapped' | 'doubled' | 'dropped' | 'added' | 'replaced';

/** One letter put in, left out, replaced or swapped. */
export interface Slip {
  readonly kind: SlipKind;
  /** Where, in the word as it was written. */
  readonly at: number;
  /** The letter that stands there and the one that should; empty where there is none. */
  readonly written: string;
  readonly meant: string;
}

/** The one slip that makes `written` of `meant`; undefined where it takes more than one. */
export function slipOf(written: string, meant: string): Slip | undefined {
  if (editDistance(written, meant, 1) !== 1) return undefined;
  let at = 0;
  while (at < written.length && written[at] === meant[at]) at += 1;
  const [one = '', other = ''] = [written[at], meant[at]];
  if (written.length > meant.length)
    return { kind: one === written[at - 1] ? 'doubled' : 'added', at, written: one, meant: '' };
  if (written.length < meant.length)
    return { kind: other === meant[at - 1] ? 'doubled' : 'dropped', at, written: '', meant: other };
  const isSwap = one === meant[at + 1] && other === written[at + 1] && one !== other;
  return { kind: isSwap ? 'swapped' : 'replaced', at, written: one, meant: other };
}

const DOUBLE = /(.)\1+/g;

/** A word without doubled letters. */
export const withoutDoubles = (word: string): string => word.replace(DOUBLE, '$1');

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Whether two letters lie beside one another on the usual keyboard. */
export function areNeighbours(one: string, other: string): boolean {
  const [first, second] = [placeOf(one), placeOf(other)];
  return (
    first !== undefined &&
    second !== undefined &&
    Math.abs(first.row - second.row) <= 1 &&
    Math.abs(first.x - second.x) <= 1
  );
}

function placeOf(letter: string): { readonly row: number; readonly x: number } | undefined {
  const row = ROWS.findIndex((letters) => letters.includes(letter));
  // Each row is shifted to the right by about half a key.
  return row < 0 || letter === '' ? undefined : { row, x: (ROWS[row] ?? '').indexOf(letter) + row * 0.5 };
}
