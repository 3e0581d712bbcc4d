import { crc32 } from 'node:zlib';

/** What a file has to say of a graph beside what the add-on writes. */
export interface SavedLabels {
  /** The number of each label; 0 of one that is gone. */
  readonly ids: Float64Array;
  /** The checksum of each label's vector. */
  readonly sums: Uint32Array;
}

/** Which vector of a graph has which number. A label is given once in a graph's life. */
export interface Labels {
  /** Numbers that count. */
  readonly size: number;
  /** Labels that were read from a file and do not count yet. */
  readonly unconfirmed: number;
  /** Labels that are gone. */
  readonly buried: number;
  /** Changes whenever a label is added or buried. */
  readonly version: number;
  /** The label that the next number gets. */
  readonly next: number;
  ids(): Iterable<number>;
  labelOf(id: number): number | undefined;
  /** The number of a label, where it counts. */
  idOf(label: number): number | undefined;
  add(id: number, vector: Float32Array): void;
  /** Whether the very vector was read from a file; another of that number is buried, and its label told to `onBuried`. */
  confirm(id: number, vector: Float32Array): boolean;
  /** False where it is not there. */
  remove(id: number): boolean;
  /** Buries what has not been confirmed. */
  dropUnconfirmed(): void;
  saved(): SavedLabels;
}

/** Begins with what was read from a file, of which nothing counts before it is confirmed. */
export function createLabels(saved: SavedLabels | undefined, onBuried: (label: number) => void): Labels {
  const ids: number[] = Array.from(saved?.ids ?? []);
  const sums: number[] = Array.from(saved?.sums ?? []);
  const labels = new Map<number, number>();
  const unconfirmed = new Map<number, number>();
  for (const [label, id] of ids.entries()) if (id !== 0) unconfirmed.set(id, label);
  let buried = ids.length - unconfirmed.size;
  let version = 0;

  const bury = (label: number): void => {
    ids[label] = 0;
    buried += 1;
    version += 1;
    onBuried(label);
  };
  return {
    get size() {
      return labels.size;
    },
    get unconfirmed() {
      return unconfirmed.size;
    },
    get buried() {
      return buried;
    },
    get version() {
      return version;
    },
    get next() {
      return ids.length;
    },
    ids: () => labels.keys(),
    labelOf: (id) => labels.get(id),
    idOf(label) {
      const id = ids[label] ?? 0;
      return labels.get(id) === label ? id : undefined;
    },
    add(id, vector) {
      labels.set(id, ids.push(id) - 1);
      sums.push(sumOf(vector));
      version += 1;
    },
    confirm(id, vector) {
      const label = unconfirmed.get(id);
      if (label === undefined) return false;
      unconfirmed.delete(id);
      const isSame = sums[label] === sumOf(vector);
      if (isSame) labels.set(id, label);
      else bury(label);
      return isSame;
    },
    remove(id) {
      const label = labels.get(id);
      if (label !== undefined) bury(label);
      return labels.delete(id);
    },
    dropUnconfirmed() {
      for (const label of unconfirmed.values()) bury(label);
      unconfirmed.clear();
    },
    saved: () => ({ ids: Float64Array.from(ids), sums: Uint32Array.from(sums) }),
  };
}

const sumOf = ({ buffer, byteOffset, byteLength }: Float32Array): number =>
  crc32(Buffer.from(buffer, byteOffset, byteLength));
