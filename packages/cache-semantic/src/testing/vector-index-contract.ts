import assert from 'node:assert/strict';
import type { Neighbour, VectorIndex } from '../vectors/vector-index.js';
import { createRandom, createRandomVectors } from './random-vectors.js';
import type { Run, TestRunner } from './test-runner.js';

/** The index under test, and the test runner to use. */
export interface VectorIndexContractOptions {
  readonly name: string;
  readonly runner: TestRunner;
  /** Share of the true eight nearest that it must find among the first `entries` vectors that are added. */
  readonly recall?: number;
  /** Vectors that the suite puts into one partition; so many that the index does what it does with large ones. */
  readonly entries?: number;
  /** A new and empty index for each test. The suite closes it. */
  createIndex(dimensions: number): VectorIndex;
}

const DIMENSIONS = 32;
const COUNT = 8;

/** What every vector index must do, as a suite that each driver's tests run. */
export function vectorIndexContract(options: VectorIndexContractOptions): void {
  const { name, runner, createIndex } = options;
  const tested = (test: (tested: Tested) => Promise<void>): Run => {
    return async () => {
      const index = createIndex(DIMENSIONS);
      try {
        await test(createTested(index, options));
      } finally {
        await index.close();
      }
    };
  };
  runner.describe(`${name} keeps the contract of a vector index`, () => {
    for (const [title, test] of Object.entries(RULES)) runner.it(title, tested(test));
  });
}

interface Tested {
  readonly index: VectorIndex;
  readonly entries: number;
  readonly recall: number;
  readonly draw: ReturnType<typeof createRandomVectors>;
  /** Adds vectors in groups, with numbers from `first` on. */
  fill(partition: string, first?: number): ReadonlyMap<number, Float32Array>;
}

function createTested(index: VectorIndex, options: VectorIndexContractOptions): Tested {
  const { entries = 200, recall = 1 } = options;
  const random = createRandom(7);
  const draw = createRandomVectors(DIMENSIONS, random);
  const centres = Array.from({ length: 40 }, () => draw.any());
  return {
    index,
    entries,
    recall,
    draw,
    fill(partition, first = 1) {
      const added = new Map<number, Float32Array>();
      for (let id = first; id < first + entries; id += 1) {
        const vector = draw.near(centres[id % centres.length] ?? draw.any(), 0.8);
        index.add(partition, id, vector);
        added.set(id, vector);
      }
      return added;
    },
  };
}

const RULES: Readonly<Record<string, (tested: Tested) => Promise<void>>> = {
  'finds nothing where nothing is': async ({ index, draw }) => {
    assert.deepEqual(await index.search('none', { vector: draw.any(), count: COUNT }), { nearest: [], scanned: 0 });
    assert.equal(index.size, 0);
  },
  'finds the nearest, nearest first, with their true similarity': async ({ index, draw, fill, recall }) => {
    const added = fill('partition');
    let found = 0;
    for (let round = 0; round < 50; round += 1) {
      const vector = draw.near(added.get(1 + round) ?? draw.any(), 0.4);
      const { nearest, scanned } = await index.search('partition', { vector, count: COUNT });
      const truth = exactly(added, vector);
      assert.equal(nearest.length, COUNT);
      assert.ok(scanned >= COUNT);
      assertOrdered(nearest);
      for (const { id, similarity } of nearest) {
        assert.ok(Math.abs(similarity - dot(added.get(id), vector)) < 1e-5);
        if (truth.has(id)) found += 1;
      }
    }
    assert.ok(found >= recall * 50 * COUNT, `${found} of ${50 * COUNT}`);
  },
  'finds what was just added': async ({ index, draw, fill, entries }) => {
    fill('partition');
    for (let id = entries + 1; id < entries + 20; id += 1) {
      const vector = draw.any();
      index.add('partition', id, vector);
      const { nearest } = await index.search('partition', { vector, count: 1 });
      assert.equal(nearest[0]?.id, id);
    }
  },
  'finds nothing that was removed': async ({ index, fill, entries }) => {
    const added = fill('partition');
    const gone = [...added.keys()].filter((id) => id % 3 === 0);
    for (const id of gone) index.remove('partition', id);
    index.remove('partition', 999_999);
    index.remove('another', 1);
    assert.equal(index.size, entries - gone.length);
    for (const id of gone.slice(0, 40)) {
      const vector = added.get(id) ?? new Float32Array(DIMENSIONS);
      const { nearest } = await index.search('partition', { vector, count: COUNT });
      assert.ok(nearest.every((neighbour) => neighbour.id % 3 !== 0));
      assert.equal(nearest.length, COUNT);
    }
  },
  'is empty when all was removed, and can be filled again': async ({ index, fill, draw }) => {
    for (const id of fill('partition').keys()) index.remove('partition', id);
    assert.equal(index.size, 0);
    const { nearest } = await index.search('partition', { vector: draw.any(), count: COUNT });
    assert.deepEqual(nearest, []);
    const again = fill('partition', 100_001);
    const [[id, vector] = [0, draw.any()]] = again;
    assert.equal((await index.search('partition', { vector, count: 1 })).nearest[0]?.id, id);
  },
  'keeps partitions apart': async ({ index, draw }) => {
    const vector = draw.any();
    for (const [place, partition] of ['a', 'b', '', '__proto__', 'a '].entries()) {
      index.add(partition, place + 1, vector);
    }
    for (const [place, partition] of ['a', 'b', '', '__proto__', 'a '].entries()) {
      const { nearest } = await index.search(partition, { vector, count: COUNT });
      assert.deepEqual(
        nearest.map(({ id }) => id),
        [place + 1],
      );
    }
  },
  'keeps what it was given, whatever becomes of it': async ({ index, draw }) => {
    const vector = draw.any();
    const given = vector.slice();
    index.add('partition', 1, given);
    given.fill(0);
    const { nearest } = await index.search('partition', { vector, count: COUNT });
    assert.ok((nearest[0]?.similarity ?? 0) > 0.999);
  },
  'refuses what is no vector of its kind': async ({ index, draw }) => {
    const broken = draw.any();
    broken[3] = Number.NaN;
    for (const vector of [broken, new Float32Array(DIMENSIONS - 1), new Float32Array(DIMENSIONS).fill(Infinity)]) {
      assert.throws(() => index.add('partition', 1, vector), RangeError);
      await assert.rejects(index.search('partition', { vector, count: COUNT }), RangeError);
    }
    assert.equal(index.size, 0);
  },
  'gives up when it is told to': async ({ index, fill, draw }) => {
    fill('partition');
    const signal = AbortSignal.abort(new Error('enough'));
    await assert.rejects(index.search('partition', { vector: draw.any(), count: COUNT, signal }), /enough/);
  },
  'answers many at once': async ({ index, fill }) => {
    const added = [...fill('partition')].slice(0, 100);
    const found = await Promise.all(added.map(([, vector]) => index.search('partition', { vector, count: 1 })));
    const right = found.filter(({ nearest }, place) => nearest[0]?.id === added[place]?.[0]);
    assert.ok(right.length >= 98);
  },
  'can be closed twice': async ({ index, fill }) => {
    fill('partition');
    await index.close();
    await index.close();
  },
};

function dot(one: Float32Array | undefined, other: Float32Array): number {
  return other.reduce((sum, number, place) => sum + number * (one?.[place] ?? 0), 0);
}

function exactly(added: ReadonlyMap<number, Float32Array>, vector: Float32Array): ReadonlySet<number> {
  const all = [...added].map(([id, other]) => ({ id, similarity: dot(other, vector) }));
  all.sort((one, other) => other.similarity - one.similarity);
  return new Set(all.slice(0, COUNT).map(({ id }) => id));
}

function assertOrdered(nearest: readonly Neighbour[]): void {
  for (const [place, { similarity }] of nearest.entries()) {
    assert.ok(similarity <= (nearest[place - 1]?.similarity ?? Infinity));
  }
}
