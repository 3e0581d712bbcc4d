import type { RootDatabase } from 'lmdb';

/** Milliseconds for which a disk may take its time. */
const TIMEOUT_MS = 10_000;

/**
 * Resolves when all that was committed is on the disk, where it outlives the machine's fall too. Rejects when that takes
 * too long: of a failure the library tells nobody.
 */
export async function flush(root: RootDatabase): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The disk did not take the cache's writes in ${TIMEOUT_MS} ms`)),
      TIMEOUT_MS,
    );
  });
  try {
    await Promise.race([root.flushed, late]);
  } finally {
    clearTimeout(timer);
  }
}
