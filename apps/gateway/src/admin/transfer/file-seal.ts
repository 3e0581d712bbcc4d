import { createHash, hash } from 'node:crypto';

/** What tells a file of the cache that is whole from one that is not: the sum and the number of its lines. */
export interface FileSeal {
  /** Lines added since the first, which is the header. */
  readonly entries: number;
  /** Adds a line; its end is not part of it. */
  add(line: string | Uint8Array): void;
  /** The last line of a file that has had these lines and no others. */
  trailer(): string;
  /** Whether this is that line. */
  fits(line: Uint8Array): boolean;
}

/** Begins before the first line. */
export function createFileSeal(): FileSeal {
  const sum = createHash('sha256');
  let lines = 0;
  const entries = (): number => Math.max(0, lines - 1);
  const trailer = (): string => {
    const text = `{"entries":${entries()}`;
    return withSum(text, sum.copy().update(text).digest('hex'));
  };
  return {
    get entries() {
      return entries();
    },
    add(line) {
      sum.update(line).update('\n');
      lines += 1;
    },
    trailer,
    fits: (line) => Buffer.compare(line, Buffer.from(trailer())) === 0,
  };
}

const TRAILER_START = Buffer.from('{"entries":');

/** Whether a line begins as a trailer does, and as no entry does. */
export const isTrailer = (line: Uint8Array): boolean =>
  Buffer.compare(line.subarray(0, TRAILER_START.length), TRAILER_START) === 0;

/** A line of its own with the SHA-256 of its bytes as the last member of the object; `text` is the object's, but its end. */
export const sealLine = (text: string): string => withSum(text, hash('sha256', text));

/** Whether these are the bytes of a line that `sealLine` has made. */
export function isSealed(line: Uint8Array): boolean {
  const at = line.length - SUM_BYTES;
  if (at < 0) return false;
  const text = line.subarray(0, at);
  return Buffer.compare(line.subarray(at), Buffer.from(withSum('', hash('sha256', text)))) === 0;
}

const withSum = (text: string, sum: string): string => `${text},"sha256":"${sum}"}`;

const SUM_BYTES = withSum('', hash('sha256', '')).length;
