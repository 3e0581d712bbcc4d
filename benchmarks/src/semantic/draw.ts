import { createHash } from 'node:crypto';

/** A number from 0 to 1 that the names alone determine: the same in every run, whatever was drawn before. */
export function draw(...names: readonly (string | number)[]): number {
  return createHash('sha256').update(JSON.stringify(names)).digest().readUInt32BE() / 2 ** 32;
}

/** The same members in an order that the seed determines. */
export function shuffled<Member>(members: readonly Member[], seed: number): readonly Member[] {
  return members
    .map((member, index) => ({ member, place: draw('place', seed, index) }))
    .sort((left, right) => left.place - right.place)
    .map(({ member }) => member);
}

/** Numbers from 0 to 1, one after the other, that the seed determines. */
export function createDraws(seed: number): () => number {
  let drawn = 0;
  return () => draw('next', seed, drawn++);
}
