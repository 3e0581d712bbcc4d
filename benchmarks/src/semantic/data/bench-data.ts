import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Data that are not in the repository are beside it, or where `ISARTOR_BENCH_DATA` says. */
export const DATA_FOLDER =
  process.env.ISARTOR_BENCH_DATA ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));

/** The folder, where it is there. */
export function benchData(): string | undefined {
  return existsSync(DATA_FOLDER) ? DATA_FOLDER : undefined;
}

/** What a part says of data that it would need. */
export function leftOut(what: string): string {
  return `Left out: ${what} is not there; \`ISARTOR_BENCH_DATA\` names the folder.`;
}
