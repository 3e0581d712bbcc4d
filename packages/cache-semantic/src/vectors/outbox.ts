import type { SearchProcess } from './search-process.js';

/** Changes on their way to a process, several in one message. */
export interface Outbox {
  add(of: number, id: number, vector: Float32Array): void;
  remove(of: number, id: number): void;
  /** To be called before anything else is posted, so that the order is kept. */
  flush(): void;
  /** Forgets what has gathered. */
  clear(): void;
}

/** Changes in one message. */
const MOST_AT_ONCE = 64;

/** Sends what has gathered in the next turn of the event loop at the latest. */
export function createOutbox(currentProcess: () => SearchProcess | undefined): Outbox {
  let of = 0;
  let ids: number[] = [];
  // Used again and again: a message is a copy of it.
  let vectors = new Float32Array(0);
  let filled = 0;
  let timer: NodeJS.Immediate | undefined;

  const clear = (): void => {
    clearImmediate(timer);
    timer = undefined;
    ids = [];
    filled = 0;
  };
  const flush = (): void => {
    if (ids.length > 0) {
      const sent = { ids: Float64Array.from(ids), vectors: vectors.subarray(0, filled) };
      currentProcess()?.post({ type: 'change', of, ...sent });
    }
    clear();
  };
  const note = (partition: number, id: number): void => {
    if (partition !== of || ids.length >= MOST_AT_ONCE) flush();
    of = partition;
    ids.push(id);
    timer ??= setImmediate(flush);
  };
  return {
    flush,
    clear,
    add(partition, id, vector) {
      note(partition, id);
      const room = MOST_AT_ONCE * vector.length;
      if (vectors.length < room) {
        const larger = new Float32Array(room);
        larger.set(vectors);
        vectors = larger;
      }
      vectors.set(vector, filled);
      filled += vector.length;
    },
    remove: (partition, id) => note(partition, -id),
  };
}
