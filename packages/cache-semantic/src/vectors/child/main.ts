import { loadGraphs } from './load-graphs.js';
import type { FromChild, ToChild } from './messages.js';
import { createPartition, type Partition } from './partition.js';

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
    case 'add':
      add(message);
      break;
    case 'remove':
      partitions.get(message.of)?.remove(message.id);
      break;
    case 'close':
      partitions.delete(message.of);
      break;
    case 'search':
      search(message);
  }
}

function add({ of, ids, vectors }: Extract<ToChild, { type: 'add' }>): void {
  const partition = partitions.get(of);
  const dimensions = vectors.length / ids.length;
  if (!Number.isInteger(dimensions)) throw new RangeError('Vectors have come that are not whole');
  for (const [place, id] of ids.entries()) {
    partition?.add(id, vectors.subarray(place * dimensions, (place + 1) * dimensions));
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

process.on('message', (message: ToChild) => {
  handle(message);
  if (message.type !== 'search') keepBuilding();
});
// Nobody is left to search for.
process.on('disconnect', () => process.exit());
// A signal for all that run in a terminal is for the one who started us to answer.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => {});
