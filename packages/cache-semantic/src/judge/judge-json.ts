import { allOf, type Judgement } from './judgement.js';

type Texts = (left: string, right: string) => Judgement;

const FENCED = /^```(?:json)?[^\S\n]*\n([\s\S]*?)\n?```$/i;
/** Values that are looked at; larger ones are left undecided. */
const MAX_VALUES = 5000;

/**
 * Judges two JSON objects or arrays by their values, whatever the order of keys; texts in them by `texts`. Undefined where
 * neither answer is one, `unknown` where only one is.
 */
export function judgeJson(left: string, right: string, texts: Texts): Judgement | undefined {
  const [one, other] = [parse(left), parse(right)];
  if (one === undefined && other === undefined) return undefined;
  if (one === undefined || other === undefined) return 'unknown';
  return judgeValues(one.value, other.value, { texts, left: MAX_VALUES });
}

function parse(text: string): { readonly value: unknown } | undefined {
  const body = FENCED.exec(text)?.[1]?.trim() ?? text;
  if (!/^[[{]/.test(body)) return undefined;
  try {
    return { value: JSON.parse(body) };
  } catch {
    return undefined;
  }
}

interface Budget {
  readonly texts: Texts;
  left: number;
}

function judgeValues(one: unknown, other: unknown, budget: Budget): Judgement {
  budget.left -= 1;
  if (budget.left < 0) return 'unknown';
  if (typeof one === 'string' && typeof other === 'string') return judgeStrings(one, other, budget);
  if (Array.isArray(one) && Array.isArray(other)) return judgeArrays(one, other, budget);
  if (isObject(one) && isObject(other)) return judgeObjects(one, other, budget);
  if (one === other) return 'right';
  // Null and a value of another kind may be two ways to say that nothing is known.
  return typeof one === typeof other && typeof one !== 'object' ? 'wrong' : 'unknown';
}

function judgeStrings(one: string, other: string, { texts }: Budget): Judgement {
  return one.trim() === other.trim() ? 'right' : texts(one.trim(), other.trim());
}

function judgeArrays(one: readonly unknown[], other: readonly unknown[], budget: Budget): Judgement {
  if (one.length !== other.length) return 'unknown';
  const judgements = one.map((value, index) => judgeValues(value, other[index], budget));
  const judgement = allOf(judgements);
  // The order may not matter: another order alone is no contradiction.
  return judgement === 'wrong' && one.length > 1 && sameMembers(one, other) ? 'unknown' : judgement;
}

function sameMembers(one: readonly unknown[], other: readonly unknown[]): boolean {
  const written = (values: readonly unknown[]): string =>
    values
      .map((value) => JSON.stringify(value))
      .sort()
      .join('\n');
  return written(one) === written(other);
}

function judgeObjects(one: Record<string, unknown>, other: Record<string, unknown>, budget: Budget): Judgement {
  const keys = Object.keys(one);
  const shared = keys.filter((key) => Object.hasOwn(other, key));
  const judgement = allOf(shared.map((key) => judgeValues(one[key], other[key], budget)));
  const hasSameKeys = shared.length === keys.length && shared.length === Object.keys(other).length;
  return hasSameKeys ? judgement : 'unknown';
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
