/** A line without its end; one that was too long is told as that. */
export type Line = Uint8Array | 'too long';

/** Cuts bytes that come in pieces into lines, and holds no more of them than one line may have. */
export interface LineSplitter {
  /** The lines that end in this piece. */
  push(piece: Uint8Array): Line[];
  /** What came behind the last end of a line; nothing where that was nothing. */
  end(): Line | undefined;
}

const LINE_FEED = 0x0a;

/** As much as an answer of the largest kind takes where every byte of it has to be escaped. */
const MAX_LINE_BYTES = 64 * 1024 * 1024;

/** Of a line of more than `maxBytes` nothing is kept. */
export function createLineSplitter(maxBytes = MAX_LINE_BYTES): LineSplitter {
  let held: Uint8Array[] = [];
  let heldBytes = 0;

  const hold = (piece: Uint8Array): void => {
    heldBytes += piece.length;
    if (heldBytes > maxBytes) held = [];
    else if (piece.length > 0) held.push(piece);
  };
  const take = (): Line => {
    const line = heldBytes > maxBytes ? 'too long' : Buffer.concat(held);
    held = [];
    heldBytes = 0;
    return line;
  };

  return {
    push(piece) {
      const lines: Line[] = [];
      let from = 0;
      for (let end = piece.indexOf(LINE_FEED); end >= 0; end = piece.indexOf(LINE_FEED, from)) {
        hold(piece.subarray(from, end));
        lines.push(take());
        from = end + 1;
      }
      hold(piece.subarray(from));
      return lines;
    },
    end: () => (heldBytes === 0 ? undefined : take()),
  };
}
