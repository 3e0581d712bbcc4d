/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Vectors of length 1. */
export interface RandomVectors {
  /** In no direction in particular. */
  any(): Float32Array;
  /** Close to one: `spread` 0 is the same, 1 about as far as any. */
  near(vector: Float32Array, spread: number): Float32Array;
}

/** Draws vectors; those of real texts lie in groups, which `near` makes. */
export function createRandomVectors(dimensions: number, random: () => number): RandomVectors {
  const any = (): Float32Array => normalised(Float32Array.from({ length: dimensions }, () => gaussian(random)));
  return {
    any,
    near(vector, spread) {
      const away = any();
      return normalised(vector.map((number, index) => number + spread * (away[index] ?? 0)));
    },
  };
}

function normalised(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((number) => number / length);
}

function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
