import type { CliContext } from '../cli-context.js';

/** Shows how many bytes have passed. */
export interface ByteDisplay {
  add(bytes: number): void;
  /** Takes away what is shown. */
  end(): void;
}

/** Bytes between two changes of what is shown: fast enough to be seen moving, slow enough to cost nothing. */
const STEP_BYTES = 256 * 1024;
const MEBIBYTE = 1024 * 1024;

/** Shows them where somebody watches. */
export function showBytes(what: string, { showProgress }: CliContext): ByteDisplay {
  let total = 0;
  let shown = 0;
  return {
    add(bytes) {
      total += bytes;
      if (total - shown < STEP_BYTES) return;
      shown = total;
      showProgress?.(`${what} ${(total / MEBIBYTE).toFixed(1)} MiB`);
    },
    end() {
      if (shown > 0) showProgress?.('');
    },
  };
}
