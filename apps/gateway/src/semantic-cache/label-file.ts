import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { GatewayConfig } from '../config/gateway-config.js';

/** Where what a decider has learnt outlives the process. */
export interface LabelFile {
  /** What was written last; undefined where there is nothing that can be read. */
  read(): Promise<unknown>;
  /** Replaces what is there, all of it or nothing. @throws Error of the file system. */
  write(snapshot: unknown): Promise<void>;
}

/** In the data folder; beside the folder of the entries, which is the store's own. */
export function labelPath({ dataDir }: Pick<GatewayConfig, 'dataDir'>): string {
  return join(dataDir, 'cache-semantic-labels.json');
}

/** A file of JSON at `path`, whose folder is made where it is missing. */
export function createLabelFile(path: string): LabelFile {
  return {
    async read() {
      try {
        return JSON.parse(await readFile(path, 'utf8'));
      } catch {
        // Labels are learnt again; what is not there or damaged must not keep the cache from opening.
        return undefined;
      }
    },
    async write(snapshot) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const draft = `${path}.${process.pid}.new`;
      await writeFile(draft, JSON.stringify(snapshot), { mode: 0o600 });
      await rename(draft, path);
    },
  };
}
