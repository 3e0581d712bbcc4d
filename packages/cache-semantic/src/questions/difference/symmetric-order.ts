import type { Token } from '../tokens/token.js';

const MAX_ITEM = 4;
const VERSUS = new Set(['versus']);
const COMPARING =
  /^(?:difference|differences|compare|comparing|comparison|compared|similarity|similarities|between|both|versus|distinguish|contrast|relationship|relation|pros|common|differentiate|choose|choosing|better|best|which|prefer|distance|together|either)$/;
/** Words beside which the order of two things counts. */
const ORDERING = new Set(
  'then first second third next before after respectively subtract minus divide divided convert from into than ratio rate exchange order rename replace swap quotient conversion transfer multiply if while because since proportion percentage until last greater less over under follow followed precede translate'.split(
    ' ',
  ),
);
const ORDERING_FOR_OR = new Set('before after respectively from into than if unless'.split(' '));

/** Whether two texts differ only by the order of two things of which the order says nothing ("difference between A and B"). */
export function isSymmetricOrder(left: readonly Token[], right: readonly Token[]): boolean {
  if (left.length !== right.length) return false;
  const from = left.findIndex(({ key }, index) => key !== right[index]?.key);
  const to = left.findLastIndex(({ key }, index) => key !== right[index]?.key);
  if (from < 0 || to - from > MAX_ITEM * 2) return false;
  for (let index = from + 1; index < to + MAX_ITEM; index += 1) {
    const link = left[index]?.key;
    if (link !== undefined && isLink(link) && isSwappedAround({ left, right, from, to }, index)) return true;
  }
  return isReorderedList(left, right);
}

interface Rows {
  readonly left: readonly Token[];
  readonly right: readonly Token[];
  /** The first and the last place in which they differ. */
  readonly from: number;
  readonly to: number;
}

const isLink = (key: string): boolean =>
  key === 'and' || key === 'or' || key === 'with' || key === 'to' || key === '+' || VERSUS.has(key);

/** Whether what stands before and behind a link, up to a few words, has changed places; all differences must be within that. */
function isSwappedAround({ left, right, from, to }: Rows, index: number): boolean {
  for (let start = Math.max(0, index - MAX_ITEM); start <= Math.min(from, index - 1); start += 1) {
    for (let end = Math.max(to, index + 1) + 1; end <= Math.min(left.length, index + MAX_ITEM + 1); end += 1) {
      const swapped = [...left.slice(index + 1, end), ...left.slice(index, index + 1), ...left.slice(start, index)];
      if (haveEqualKeys(swapped, right.slice(start, end)) && mayBeSwapped({ all: left, start, index, end }))
        return true;
    }
  }
  return false;
}

interface Swap {
  readonly all: readonly Token[];
  readonly start: number;
  readonly index: number;
  readonly end: number;
}

function mayBeSwapped({ all, start, index, end }: Swap): boolean {
  const link = all[index]?.key ?? '';
  if (all[end]?.key === "'s" || isAttribute(all[start - 1])) return false;
  if (VERSUS.has(link)) return true;
  const outside = [...all.slice(0, start), ...all.slice(end)];
  const items = [...all.slice(start, index), ...all.slice(index + 1, end)];
  if (!items.every(isItem)) return false;
  const compares = all.slice(0, start).some(({ key }) => COMPARING.test(key));
  if (link === 'with' || link === 'to') return all[start - 1]?.key === 'compare';
  if (link === 'or') return !all.slice(0, start).some(({ key }) => ORDERING_FOR_OR.has(key));
  if (link === '+')
    return items.every(({ kind }) => kind === 'number') && outside.every(({ kind }) => kind !== 'symbol');
  if (outside.some(({ key }) => ORDERING.has(key))) return false;
  return compares || items.length <= MAX_ITEM;
}

/** "Black tea and coffee": the attribute before may belong to the first of the two only. */
const isAttribute = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.kind === 'word' &&
  (ATTRIBUTES.has(token.key) || ATTRIBUTE.test(token.key) || token.topic === 'human-language');

const ATTRIBUTE = /.{3}(?:al|ic|ive|ous|ful|less|able|ible|ary|est)$/;
const ATTRIBUTES = new Set(
  'new old big small large little young hot cold black white red blue green yellow brown good bad cheap free fast slow long short high low hard soft raw fresh frozen dry wet public private open first last own other more less great rich poor main single double safe clean dark light heavy early late'.split(
    ' ',
  ),
);

const isItem = ({ kind, weight, key }: Token): boolean =>
  kind !== 'symbol' && (weight !== 'frame' || key === 'of' || key === "'s");

/** "A, B and C" in another order; each of them one token. */
function isReorderedList(left: readonly Token[], right: readonly Token[]): boolean {
  const link = left.findIndex(({ key }, index) => (key === 'and' || key === 'or') && right[index]?.key === key);
  if (link < 2) return false;
  let start = link - 1;
  while (
    start > 0 &&
    left[start]?.afterPause === true &&
    right[start]?.afterPause === true &&
    isItemAt(left, start - 1)
  )
    start -= 1;
  if (start >= link - 1) return false;
  const end = link + 2;
  if (left[end]?.key === "'s" || isAttribute(left[start - 1])) return false;
  const outside = [...left.slice(0, start), ...left.slice(end)];
  if (
    outside.some(({ key }) => ORDERING.has(key)) ||
    !left.slice(start, end).every((token, index) => index + start === link || isItem(token))
  )
    return false;
  const sorted = (tokens: readonly Token[]): string =>
    tokens
      .slice(start, end)
      .map(({ key }) => key)
      .sort()
      .join('\n');
  return (
    haveEqualKeys(left.slice(0, start), right.slice(0, start)) &&
    haveEqualKeys(left.slice(end), right.slice(end)) &&
    sorted(left) === sorted(right)
  );
}

const haveEqualKeys = (one: readonly Token[], other: readonly Token[]): boolean =>
  one.length === other.length && one.every(({ key }, index) => key === other[index]?.key);

function isItemAt(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  return token !== undefined && isItem(token);
}
