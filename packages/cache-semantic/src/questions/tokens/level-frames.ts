import type { BenignChange } from '../comparison.js';
import type { Draft } from './draft.js';
import { endsSentence } from './gaps.js';

interface Frame {
  readonly keys: readonly (readonly string[])[];
  readonly level: readonly string[];
  readonly change: BenignChange;
  /** Only at the beginning of a sentence. */
  readonly first?: true;
}

const I = ['i', 'we', 'one', 'someone', 'somebody'];

const OVERVIEWS = ['overview', 'rundown', 'look', 'idea', 'hint'];

/** Ways to begin a question that ask for the same. */
const FRAMES: readonly Frame[] = [
  {
    keys: [['how'], ['do', 'does', 'can', 'could', 'would', 'might', 'may', 'shall'], I],
    level: ['how', 'to'],
    change: 'filler',
  },
  { keys: [['how'], I, ['can', 'could', 'do', 'might']], level: ['how', 'to'], change: 'filler' },
  { keys: [['i', 'we'], ['would'], ['like', 'love'], ['to']], level: ['i', 'want', 'to'], change: 'politeness' },
  { keys: [['i', 'we'], ['would'], ['like', 'love']], level: ['i', 'want'], change: 'politeness' },
  { keys: [['in'], ['order'], ['to']], level: ['to'], change: 'filler' },
  { keys: [['i', 'we'], ['wish'], ['to']], level: ['i', 'want', 'to'], change: 'politeness' },
  { keys: [['a'], ['bit', 'little'], ['about', 'on']], level: ['about'], change: 'filler' },
  { keys: [['a'], ['bit', 'little'], ['more'], ['about', 'on']], level: ['more', 'about'], change: 'filler' },
  ...OVERVIEWS.map((noun): Frame => ({ keys: [['quick'], [noun]], level: [noun], change: 'filler' })),
  { keys: [['#2'], ['times']], level: ['twice'], change: 'number-format' },
  { keys: [['could'], ['i']], level: ['can', 'i'], change: 'politeness', first: true },
];

const BY_FIRST_WORD: ReadonlyMap<string, readonly Frame[]> = new Map(
  FRAMES.flatMap(({ keys }) => keys[0] ?? []).map((first) => [
    first,
    FRAMES.filter(({ keys }) => keys[0]?.includes(first)),
  ]),
);

/** Puts one wording for each of several that ask for the same ("how do I", "how can I", "how to"). */
export function levelFrames(drafts: readonly Draft[]): Draft[] {
  const level: Draft[] = [];
  for (let index = 0; index < drafts.length; ) {
    const draft = drafts[index];
    if (draft === undefined) break;
    const frame = BY_FIRST_WORD.get(draft.key)?.find((one) => startsHere(one, drafts, index));
    if (frame === undefined) level.push(draft);
    else level.push(...levelled(drafts.slice(index, index + frame.keys.length), frame));
    index += frame?.keys.length ?? 1;
  }
  return level;
}

function startsHere({ keys, first }: Frame, drafts: readonly Draft[], start: number): boolean {
  if (first === true && start > 0 && !endsSentence(drafts[start]?.gap ?? '')) return false;
  return keys.every((allowed, offset) => allowed.includes(drafts[start + offset]?.key ?? ''));
}

function levelled(parts: readonly Draft[], { level, change }: Frame): Draft[] {
  const written = parts.map(({ raw }) => raw).join(' ');
  return level.map((key, index) => ({
    kind: 'word',
    key,
    raw: index === 0 ? written : '',
    gap: index === 0 ? (parts[0]?.gap ?? '') : ' ',
    changes: [change],
  }));
}
