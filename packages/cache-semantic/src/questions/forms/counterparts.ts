/** Beginnings and ends of which the one makes another word of the other's. */
const BEGINNINGS = [
  'hyper hypo',
  'inter intra',
  'macro micro',
  'ante anti',
  'endo exo',
  'ecto endo',
  'pre pro',
  'over under',
  'ab ad',
];
const ENDINGS = [
  'er ee',
  'or ee',
  'ist ism',
  'ide ate',
  'ite ate',
  'ite ide',
  'ane ene',
  'ene yne',
  'one ine',
  'gram graph',
];

type Ends = readonly (readonly [left: string, right: string])[];

const bothWays = (pairs: readonly string[]): Ends =>
  pairs.flatMap((pair) => {
    const [left = '', right = ''] = pair.split(' ');
    return [[left, right] as const, [right, left] as const];
  });
const BEGINNING_PAIRS = bothWays(BEGINNINGS);
const ENDING_PAIRS = bothWays(ENDINGS);

/** Whether two words differ by nothing but such a beginning or end ("hypertension" and "hypotension", "payer" and "payee"). */
export const areCounterparts = (one: string, other: string): boolean =>
  BEGINNING_PAIRS.some(
    ([left, right]) =>
      one.startsWith(left) && other.startsWith(right) && one.slice(left.length) === other.slice(right.length),
  ) ||
  ENDING_PAIRS.some(
    ([left, right]) =>
      one.endsWith(left) && other.endsWith(right) && one.slice(0, -left.length) === other.slice(0, -right.length),
  );
