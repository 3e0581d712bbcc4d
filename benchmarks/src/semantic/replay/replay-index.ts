import type { Neighbour, VectorIndex } from '@isartor/cache-semantic';
import type { Similarities } from './similarities.js';

/** An exact index of one partition over similarities that are known: it compares 10,000 vectors in a moment. */
export function createReplayIndex(dimensions: number, similarities: Similarities): VectorIndex {
  const stored = new Map<number, number>();
  return {
    dimensions,
    get size() {
      return stored.size;
    },
    add: (_partition, id, vector) => void stored.set(id, similarities.numberOf(vector)),
    remove: (_partition, id) => void stored.delete(id),
    async search(_partition, { vector, count }) {
      const asked = similarities.numberOf(vector);
      const nearest: Neighbour[] = [];
      for (const [id, number] of stored) {
        offer(nearest, { id, similarity: similarities.between(asked, number) }, count);
      }
      return { nearest, scanned: stored.size };
    },
    health: () => ({ state: 'ready' }),
    close: async () => stored.clear(),
  };
}

/** Takes its place among the nearest, if it is one of them. */
function offer(nearest: Neighbour[], neighbour: Neighbour, count: number): void {
  const { similarity } = neighbour;
  if (nearest.length === count && similarity <= (nearest.at(-1)?.similarity ?? -1)) return;
  const place = nearest.findIndex((one) => one.similarity < similarity);
  nearest.splice(place < 0 ? nearest.length : place, 0, neighbour);
  if (nearest.length > count) nearest.pop();
}
