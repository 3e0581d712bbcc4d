import { closeSync, openSync, readFileSync, readSync, renameSync } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import { createGraph, type Graph, type HnswModule } from './graph.js';
import type { SavedLabels } from './labels.js';

/*
 * A graph is kept in two files: what the add-on writes, and beside it a list: a checksum of the rest of the list, its first
 * line (JSON), the numbers of all labels and the checksums of their vectors. The line has the checksum of the add-on's file:
 * two files that do not belong together are none.
 */
const FORMAT = `1 ${endianness()}`;
const SUM_BYTES = 4;
const READ_BYTES = 1024 * 1024;
const OWN_ONLY = 0o600;

const graphFile = (file: string): string => `${file}.graph`;
const listFile = (file: string): string => `${file}.list`;

interface Line {
  readonly format: string;
  readonly dimensions: number;
  readonly count: number;
  /** Checksum of the add-on's file. */
  readonly sum: number;
}

/** Reads a graph from its files; undefined where there are none, or they are damaged, of another kind or not to be read. */
export function readGraph(file: string, graphs: HnswModule, dimensions: number): Graph | undefined {
  try {
    const list = readFileSync(listFile(file));
    const rest = list.subarray(SUM_BYTES);
    const end = rest.indexOf(0x0a);
    if (list.readUInt32LE(0) !== crc32(rest) || end < 0) return undefined;
    const line: Line = JSON.parse(rest.toString('utf8', 0, end));
    if (line.format !== FORMAT || line.dimensions !== dimensions) return undefined;
    if (sumOfFile(graphFile(file)) !== line.sum) return undefined;
    const labels = labelsIn(rest.subarray(end + 1), line.count);
    return createGraph({ graphs, dimensions, capacity: line.count, saved: { file: graphFile(file), labels } });
  } catch {
    return undefined;
  }
}

/** Writes both files beside the old ones and then in their place, which are damaged only where the machine falls amid that. */
export async function writeGraph(file: string, graph: Graph, dimensions: number): Promise<void> {
  const [graphPath, listPath] = [`${graphFile(file)}.new`, `${listFile(file)}.new`];
  await writeFile(graphPath, '', { mode: OWN_ONLY });
  const labels = await graph.write(graphPath);
  const sum = await settle(graphPath);
  const line: Line = { format: FORMAT, dimensions, count: labels.ids.length, sum };
  await writeFile(listPath, listOf(line, labels), { mode: OWN_ONLY, flush: true });
  renameSync(graphPath, graphFile(file));
  renameSync(listPath, listFile(file));
}

function listOf(line: Line, { ids, sums }: SavedLabels): Buffer {
  const rest = Buffer.concat([Buffer.from(`${JSON.stringify(line)}\n`), bytesOf(ids), bytesOf(sums)]);
  const sum = Buffer.alloc(SUM_BYTES);
  sum.writeUInt32LE(crc32(rest));
  return Buffer.concat([sum, rest]);
}

function labelsIn(bytes: Buffer, count: number): SavedLabels {
  const sumsAt = count * Float64Array.BYTES_PER_ELEMENT;
  // Copies of their own: the bytes need not lie where numbers may.
  const copy = (from: number, to: number): ArrayBuffer => Uint8Array.from(bytes.subarray(from, to)).buffer;
  return { ids: new Float64Array(copy(0, sumsAt)), sums: new Uint32Array(copy(sumsAt, bytes.length)) };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array | Uint32Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** Flushes the file to the disk and tells its checksum, bit by bit: searches go on. */
async function settle(path: string): Promise<number> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
    const piece = Buffer.allocUnsafe(READ_BYTES);
    let sum = 0;
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, READ_BYTES);
      if (bytesRead === 0) return sum;
      sum = crc32(piece.subarray(0, bytesRead), sum);
    }
  } finally {
    await handle.close();
  }
}

function sumOfFile(path: string): number {
  const descriptor = openSync(path, 'r');
  try {
    const piece = Buffer.allocUnsafe(READ_BYTES);
    let sum = 0;
    for (let read = readSync(descriptor, piece); read > 0; read = readSync(descriptor, piece)) {
      sum = crc32(piece.subarray(0, read), sum);
    }
    return sum;
  } finally {
    closeSync(descriptor);
  }
}
