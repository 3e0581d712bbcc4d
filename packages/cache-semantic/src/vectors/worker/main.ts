import { parentPort, workerData } from 'node:worker_threads';
import { loadGraphs } from './load-graphs.js';
import type { FromWorker, ToWorker, WorkerSettings } from './messages.js';
import { createPartition, type Partition } from './partition.js';

/** Milliseconds of building between two looks at what has come in. */
const BUILD_MS = 1;

const { graphFromRows, removals }: WorkerSettings = workerData;
const graphs = loadGraphs();
const partitions = new Map<number, Partition>();
let isBuilding = false;
let isLeaving = false;
let removalsSeen = 0;

const tell = (message: FromWorker): void => parentPort?.postMessage(message);

/** Rows may have moved that we have not been told of: they are not the numbers' that we take them for. */
const areRowsKnown = (): boolean => Atomics.load(removals, 0) === removalsSeen;

if (typeof graphs === 'string') tell({ type: 'no-graphs', reason: graphs });

function handle(message: ToWorker): void {
  switch (message.type) {
    case 'open':
      partitions.set(
        message.of,
        createPartition({
          ...message,
          graphFromRows,
          graphs: typeof graphs === 'string' ? undefined : graphs,
          areRowsKnown,
        }),
      );
      break;
    case 'chunk':
      partitions.get(message.of)?.setChunk(message.index, message.buffer);
      break;
    case 'add':
      partitions.get(message.of)?.add(message.id);
      break;
    case 'remove':
      removalsSeen += 1;
      partitions.get(message.of)?.remove(message.id);
      break;
    case 'close':
      partitions.delete(message.of);
      break;
    case 'leave':
      isLeaving = true;
      parentPort?.close();
      break;
    case 'search':
      search(message);
  }
}

function search({ call, of, vector, count }: Extract<ToWorker, { type: 'search' }>): void {
  try {
    const found = partitions.get(of)?.search(vector, count) ?? { ids: [], scanned: 0 };
    tell({ type: 'found', call, ...found });
  } catch (error) {
    tell({ type: 'failed', call, reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Builds graphs a little at a time: a search that comes meanwhile waits no longer than that. */
function build(): void {
  const until = performance.now() + BUILD_MS;
  isBuilding = false;
  if (isLeaving) return;
  for (const partition of partitions.values()) {
    while (areRowsKnown() && partition.work()) {
      if (performance.now() < until) continue;
      keepBuilding();
      return;
    }
  }
}

function keepBuilding(): void {
  if (isBuilding || isLeaving) return;
  isBuilding = true;
  setImmediate(build);
}

parentPort?.on('message', (message: ToWorker) => {
  handle(message);
  if (message.type !== 'search') keepBuilding();
});
