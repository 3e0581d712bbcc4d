import type { Family, Pair } from './pair.ts';
import { createRandom, type Random } from './random.ts';
import { SLOTS } from './slots.ts';

type Slots = Readonly<Record<string, readonly string[]>>;

const DEVELOPMENT_SEED = 20_011;
const HELD_OUT_SEED = 77_003;

/** At least `count` pairs of a family; every third template belongs to the held-out part, and has a seed of its own. */
export function expand({ kind, templates }: Family, count: number, slots: Slots = SLOTS): Pair[] {
  const lines = templates
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const pairs = new Map<string, Pair>();
  for (let round = 0; round < 12 && (round < 1 || pairs.size < count); round += 1) {
    for (const [index, line] of lines.entries()) {
      const isHeldOut = index % 3 === 2;
      const random = createRandom((isHeldOut ? HELD_OUT_SEED : DEVELOPMENT_SEED) + round * 1_009 + index * 31);
      const [a, b] = fill(line, random, slots);
      pairs.set(`${a}\n${b}`, { kind, a, b, isHeldOut });
    }
  }
  return [...pairs.values()];
}

function fill(line: string, random: Random, slots: Slots): readonly [string, string] {
  const slot = (name: string): readonly string[] => wordsOf(slots, name);
  const common = new Map<string, string>();
  const filled = line.replace(/\{(\w+?)(\d?)\}/g, (whole, name: string) => {
    const known = common.get(whole);
    if (known !== undefined) return known;
    const word = random.of(slot(name).filter((candidate) => ![...common.values()].includes(candidate)));
    common.set(whole, word);
    return word;
  });
  const [left = '', right = left] = filled.split('=>').map((text) => text.trim());
  const twoOf = chooser(random);
  const choose = (text: string, side: 0 | 1): string =>
    text
      .replace(/<(\w+?)(\d?)>/g, (whole, name: string) => twoOf(whole, slot(name))[side])
      .replace(/\[([^\]]*\|[^\]]*)\]/g, (whole, options: string) => twoOf(whole, options.split('|'))[side]);
  return [choose(left, 0), choose(right, 1)];
}

/** Chooses two different words for each place, the same two whenever the place comes again. */
function chooser(random: Random): (place: string, options: readonly string[]) => readonly [string, string] {
  const chosen = new Map<string, readonly [string, string]>();
  return (place, options) => {
    const known = chosen.get(place);
    if (known !== undefined) return known;
    const first = random.of(options);
    const pair = [first, random.of(options.filter((option) => option !== first))] as const;
    chosen.set(place, pair);
    return pair;
  };
}

function wordsOf(slots: Slots, name: string): readonly string[] {
  const words = slots[name];
  if (words === undefined) throw new Error(`no slot ${name}`);
  return words;
}
