const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth';

/** Numbers below twenty. */
export const SMALL_NUMBERS: ReadonlyMap<string, number> = new Map(SMALL.split(' ').map((word, value) => [word, value]));

/** Twenty to ninety. */
export const TENS_NUMBERS: ReadonlyMap<string, number> = new Map(
  TENS.split(' ').map((word, index) => [word, (index + 2) * 10]),
);

/** What the number before is multiplied with. */
export const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
  ['mn', 1_000_000],
  ['billion', 1_000_000_000],
  ['bn', 1_000_000_000],
  ['trillion', 1_000_000_000_000],
  ['dozen', 12],
]);

/** Ordinals up to twentieth by their number. */
export const ORDINAL_WORDS: readonly string[] = ORDINALS.split(' ');

/** Every ordinal word. */
export const ORDINAL_NUMBERS: ReadonlyMap<string, number> = new Map(
  ORDINAL_WORDS.map((word, value) => [word, value] as const),
);

/** Words beside which "one" stands for a thing and not for a number. */
export const BEFORE_ONE_THING = new Set(
  'which this that the each every any no another new old other only wrong right good better best some either neither a first last do does did can could should would will must if when how'.split(
    ' ',
  ),
);

/** Words behind "one" that make it a thing, too. */
export const AFTER_ONE_THING = new Set(
  'of else another is are was can could should would does do i you we they that which who'.split(' '),
);

/** All numbers that one word tells. */
export const NUMBER_NAMES: ReadonlySet<string> = new Set([...SMALL_NUMBERS.keys(), ...TENS_NUMBERS.keys()]);
