import type { SearchProcess } from './search-process.js';

/** Vectors on their way to a process, several in one message. */
export interface Outbox {
  add(of: number, id: number, vector: Float32Array): void;
  /** To be called before anything else is posted, so that the order is kept. */
  flush(): void;
  /** Forgets what has gathered. */
  clear(): void;
}

/** Vectors in one message. */
const MOST_AT_ONCE = 64;

/** Sends what has gathered in the next turn of the event loop at the latest. */
export function createOutbox(currentProcess: () => SearchProcess | undefined): Outbox {
  let of = 0;
  let ids: number[] = [];
  let vectors: Float32Array[] = [];
  let timer: NodeJS.Immediate | undefined;

  const flush = (): void => {
    clearImmediate(timer);
    timer = undefined;
    if (ids.length === 0) return;
    currentProcess()?.post({ type: 'add', of, ids: Float64Array.from(ids), vectors: joined(vectors) });
    ids = [];
    vectors = [];
  };
  return {
    flush,
    clear() {
      ids = [];
      vectors = [];
    },
    add(partition, id, vector) {
      if (partition !== of || ids.length >= MOST_AT_ONCE) flush();
      of = partition;
      ids.push(id);
      vectors.push(vector.slice());
      timer ??= setImmediate(flush);
    },
  };
}

/** One after the other. */
function joined(vectors: readonly Float32Array[]): Float32Array {
  const length = vectors.reduce((sum, vector) => sum + vector.length, 0);
  const all = new Float32Array(length);
  let at = 0;
  for (const vector of vectors) {
    all.set(vector, at);
    at += vector.length;
  }
  return all;
}
