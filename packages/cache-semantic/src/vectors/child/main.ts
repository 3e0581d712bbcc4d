import { loadGraphs } from './load-graphs.js';
import type { FromChild, ToChild } from './messages.js';
import { createPartition, type Partition } from './partition.js';

/** Milliseconds between two times at which graphs that have changed much are written. */
const SAVE_EVERY_MS = 60_000;
/** Milliseconds of building between two looks at what has come in. */
const BUILD_MS = 1;

const graphs = loadGraphs();
const partitions = new Map<number, Partition>();
let graphFromRows = Infinity;
let isBuilding = false;

const tell = (message: FromChild): void => void process.send?.(message);

if (typeof graphs === 'string') tell({ type: 'no-graphs', reason: graphs });

function handle(message: ToChild): void {
  switch (message.type) {
    case 'settings':
      ({ graphFromRows } = message);
      break;
    case 'open':
      partitions.set(
        message.of,
        createPartition({ ...message, graphFromRows, graphs: typeof graphs === 'string' ? undefined : graphs }),
      );
      break;
    case 'change':
      change(message);
      break;
    case 'close':
      partitions.delete(message.of);
      break;
    case 'loaded':
      for (const partition of partitions.values()) partition.noteLoaded();
      break;
    case 'save':
      void saveAll(true).then(() => tell({ type: 'saved', call: message.call }));
      break;
    case 'search':
      search(message);
  }
}

function change({ of, ids, vectors }: Extract<ToChild, { type: 'change' }>): void {
  const partition = partitions.get(of);
  const dimensions = vectors.length / ids.filter((id) => id > 0).length;
  if (vectors.length > 0 && !Number.isInteger(dimensions)) throw new RangeError('Vectors have come that are not whole');
  let at = 0;
  for (const id of ids) {
    if (id < 0) {
      partition?.remove(-id);
      continue;
    }
    partition?.add(id, vectors.subarray(at, at + dimensions));
    at += dimensions;
  }
}

function search({ call, of, vector, count }: Extract<ToChild, { type: 'search' }>): void {
  try {
    const partition = partitions.get(of);
    const found = partition === undefined ? { ids: [], scanned: 0 } : partition.search(vector, count);
    tell(found === undefined ? { type: 'building', call } : { type: 'found', call, ...found });
  } catch (error) {
    tell({ type: 'failed', call, reason: error instanceof Error ? error.message : String(error) });
  }
}

/** One after the other: each is written while nothing is added to it. */
async function saveAll(isLast: boolean): Promise<void> {
  for (const partition of partitions.values()) {
    try {
      await partition.save(isLast);
    } catch (error) {
      tell({ type: 'not-saved', reason: error instanceof Error ? error.message : String(error) });
    }
  }
  keepBuilding();
}

/** Builds graphs a little at a time: a search that comes meanwhile waits no longer than that. */
function build(): void {
  const until = performance.now() + BUILD_MS;
  isBuilding = false;
  for (const partition of partitions.values()) {
    while (partition.work()) {
      if (performance.now() < until) continue;
      keepBuilding();
      return;
    }
  }
}

function keepBuilding(): void {
  if (isBuilding) return;
  isBuilding = true;
  setImmediate(build);
}

setInterval(() => void saveAll(false), SAVE_EVERY_MS).unref();
process.on('message', (message: ToChild) => {
  handle(message);
  if (message.type !== 'search') keepBuilding();
});
// Nobody is left to search for.
process.on('disconnect', () => process.exit());
// A signal for all that run in a terminal is for the one who started us to answer.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => {});
