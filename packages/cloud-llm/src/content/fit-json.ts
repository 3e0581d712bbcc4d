/** Marks a text whose end is missing. */
export const CUT = '…[cut]';

/** What a value may be made of. */
export type Told = string | number | boolean | readonly Told[] | { readonly [name: string]: Told };

/** Texts are not made shorter than this: what is still too long has too many items. */
const SHORTEST_TEXT = 64;
/** More items than could be told in any case are not looked at. */
const MOST_ITEMS = 128;

/**
 * A list as JSON text of at most `maxCharacters` UTF-16 units that always parses: texts are cut where there is not room for
 * them whole, then the first items go, with `missing` in the place of so many.
 */
export function fitJson(items: readonly Told[], maxCharacters: number, missing: (count: number) => Told): string {
  let kept = items.slice(-MOST_ITEMS);
  for (;;) {
    const left = items.length - kept.length;
    const told = left === 0 ? kept : [missing(left), ...kept];
    for (let longest = maxCharacters; longest >= SHORTEST_TEXT; longest = Math.floor(longest / 2)) {
      const text = JSON.stringify(told, (_name, value) =>
        typeof value === 'string' ? shortened(value, longest) : value,
      );
      if (text.length <= maxCharacters) return text;
    }
    if (kept.length === 0) return '[]';
    kept = kept.slice(Math.ceil(kept.length / 2));
  }
}

/** Cut between characters, never inside one. */
function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - CUT.length);
  return (/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut) + CUT;
}
