import { rmSync } from 'node:fs';
import { endianness } from 'node:os';
import { join } from 'node:path';
import { DATABASE_FILES, mendDataFile, prepareFiles } from '@isartor/lmdb';
import { open, type RootDatabase, type Database as Table } from 'lmdb';

/** The tables of one folder. */
export interface Database {
  readonly root: RootDatabase;
  /** The record of each number. */
  readonly records: Table<Buffer, number>;
  /** The greatest number that was ever put, as it was last committed. */
  readonly lastId: number;
  /** Within a transaction. */
  saveLastId(lastId: number): void;
}

/** How records are laid out; another one means that nothing in the folder can be read. */
const FORMAT = `1 ${endianness()}`;

/** Opens the folder's database. One that cannot be read or has another format is deleted and begun anew; `onRebuild` is told. */
export function openDatabase(folder: string, onRebuild: (reason: string) => void): Database {
  try {
    prepareFiles(folder);
    return openTables(folder);
  } catch (error) {
    for (const name of DATABASE_FILES) rmSync(join(folder, name), { force: true });
    prepareFiles(folder);
    const database = openTables(folder);
    onRebuild(error instanceof Error ? error.message : String(error));
    return database;
  }
}

function openTables(folder: string): Database {
  if (mendDataFile(join(folder, DATABASE_FILES[0]))) throw new Error('The cache file was cut short');
  // With batches of its own the library makes a promise for each that nobody else sees; when a commit fails, its
  // rejection would end the process.
  const root = open({ path: folder, noSubdir: false, maxDbs: 2, eventTurnBatching: false });
  try {
    const meta = root.openDB<unknown, string>('meta', { encoding: 'json' });
    const records = root.openDB<Buffer, number>('records', { encoding: 'binary' });
    const { format = FORMAT, lastId = 0 } = Object(meta.get('state') ?? {});
    if (format !== FORMAT) throw new Error(`The cache has format ${JSON.stringify(format)}; this is read: ${FORMAT}`);
    if (!Number.isSafeInteger(lastId)) throw new Error('The cache has lost its counter');
    const [greatest = 0] = records.getKeys({ reverse: true, limit: 1 });
    const saveLastId = (last: number): void => void meta.putSync('state', { format: FORMAT, lastId: last });
    return { root, records, lastId: Math.max(lastId, greatest), saveLastId };
  } catch (error) {
    root.close().catch(() => {});
    throw error;
  }
}
