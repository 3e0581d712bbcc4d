import type { Database as Table } from 'lmdb';

/** What must outlive the process and cannot be had without reading every entry. */
export interface State {
  readonly bytes: number;
  readonly nextId: number;
  readonly sequence: number;
}

/** How tables and records are laid out; another number means that nothing in the folder can be read. */
const FORMAT = 2;

/** The state as it was last committed; undefined where none was ever. Throws where it is of another format. */
export function findState(meta: Table<unknown, string>): State | undefined {
  const found: unknown = meta.get('state');
  if (found === undefined) return undefined;
  const { format, bytes, nextId, sequence } = Object(found);
  if (format !== FORMAT)
    throw new Error(`The cache has format ${JSON.stringify(format)}; this version reads ${FORMAT}`);
  if (![bytes, nextId, sequence].every(Number.isSafeInteger)) throw new Error('The cache has lost its counters');
  return { bytes, nextId, sequence };
}

/** The state as it was last committed. */
export function readState(meta: Table<unknown, string>): State {
  return findState(meta) ?? { bytes: 0, nextId: 1, sequence: 0 };
}

/** Writes the state, within a transaction where there is one. */
export function writeState(meta: Table<unknown, string>, { bytes, nextId, sequence }: State): void {
  meta.putSync('state', { format: FORMAT, bytes, nextId, sequence });
}
