import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where graphs are kept over a restart. */
export interface GraphFolder {
  /** What the files of a partition begin with. */
  fileOf(partition: string): string;
  /** Deletes what is not of these partitions. */
  keepOnly(partitions: Iterable<string>): void;
}

/** A folder that one process has for itself; made where it is missing, for its owner only. Those of other `owner`s are not read. */
export function createGraphFolder(path: string, owner: string): GraphFolder {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const nameOf = (partition: string): string =>
    createHash('sha256')
      .update(JSON.stringify([owner, partition]))
      .digest('hex')
      .slice(0, 32);
  return {
    fileOf: (partition) => join(path, nameOf(partition)),
    keepOnly(partitions) {
      const names = new Set([...partitions].map(nameOf));
      for (const file of readdirSync(path)) {
        const [name = '', kind] = file.split('.');
        if (kind !== undefined && !names.has(name)) rmSync(join(path, file), { force: true });
      }
    },
  };
}
