/** Numbers from 0 to 1 that a seed determines (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same members in an order that a seed determines. */
export function shuffled<Member>(members: readonly Member[], seed: number): readonly Member[] {
  const random = createRandom(seed);
  return members
    .map((member) => ({ member, place: random() }))
    .sort((left, right) => left.place - right.place)
    .map(({ member }) => member);
}
