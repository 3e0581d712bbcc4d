import type { Embedder } from '@isartor/core';

const DIMENSIONS = 384;
/** Topics that questions are about: those of one have vectors near each other. */
const TOPICS = 2_000;
const SPREAD = 0.6;

/** No two of them mean the same. */
const VERBS =
  `reset find open close move copy print share sort filter export import delete restore lock rename merge split archive
upload download sync track cancel order book pay send sign check test update build paint weigh clean measure photograph repair
insure decorate heat label`
    .trim()
    .split(/\s+/);
const NOUNS =
  `password account invoice report ticket calendar contact folder message photo payment address license certificate
contract profile table chart form list query index server printer router phone keyboard battery camera device package module
function class branch commit pipeline container cluster volume network policy budget salary holiday shift meeting room desk
chair locker badge parking`
    .trim()
    .split(/\s+/);
const PLACES =
  `kitchen office garage library studio factory harbour airport station museum theatre hospital pharmacy bakery garden
stadium castle tower bridge tunnel forest valley island village suburb market arcade gallery academy archive warehouse depot
embassy chapel temple palace cottage cabin shelter pavilion terrace balcony cellar attic corridor lobby hallway stairwell
courtyard fountain canal pier lighthouse monastery vineyard orchard greenhouse laboratory workshop gymnasium stable barn mill
quarry mine brewery dairy laundry nursery kiosk`
    .trim()
    .split(/\s+/);

/** One of 150,000 and more different questions: no answer to one is right for another. */
export function questionOf(number: number): string {
  const verb = VERBS[number % VERBS.length];
  const noun = NOUNS[Math.floor(number / VERBS.length) % NOUNS.length];
  const place = PLACES[Math.floor(number / VERBS.length / NOUNS.length) % PLACES.length];
  return `How do I ${verb} the ${noun} of the ${place}?`;
}

/** Numbers from -1 to 1, the same in every run (xorshift). */
function createNoise(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state / 2 ** 31;
  };
}

function normalised(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** An embedder that knows the first `count` questions by heart and costs nothing: what is left is the cache's own work. */
export function createSyntheticEmbedder(count: number): Embedder {
  const noise = createNoise(0x2545f491);
  const random = (): Float32Array => Float32Array.from({ length: DIMENSIONS }, noise);
  const topics = Array.from({ length: TOPICS }, random);
  const vectors = new Map<string, Float32Array>();
  for (let number = 0; number < count; number += 1) {
    const topic = topics[number % TOPICS] ?? random();
    const own = random();
    vectors.set(questionOf(number), normalised(own.map((value, at) => (topic[at] ?? 0) + SPREAD * value)));
  }
  if (vectors.size !== count) throw new Error(`There are not ${count} different questions`);
  return {
    id: 'synthetic',
    dimensions: DIMENSIONS,
    async embed(text) {
      const vector = vectors.get(text);
      if (vector === undefined) throw new Error(`Not one of the first ${count} questions`);
      return { vector };
    },
    health: () => ({ state: 'ready', waiting: 0, turnedAway: 0 }),
    close: async () => vectors.clear(),
  };
}
