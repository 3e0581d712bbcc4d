import { tokenBytes } from './logprobs.js';

/** One text of an output, as far as log probabilities go. */
export interface TextSpan {
  /** The text grew by so many UTF-8 bytes: gives the tokens of it that were told before it. */
  grow(bytes: number): readonly unknown[];
}

/** Gives the tokens of an answer, told in order, to its texts: each to the first text that those before do not cover. */
export interface TokenLedger {
  /** Begins a text behind all others; `take` gets the tokens that are told when the text is there already. */
  open(take: (tokens: readonly unknown[]) => void): TextSpan;
  tell(tokens: readonly unknown[]): void;
  /** The answer is over: tokens that no text accounts for are the last text's. */
  end(): void;
}

interface Span {
  bytes: number;
  covered: number;
  readonly take: (tokens: readonly unknown[]) => void;
}

/** A ledger without texts. */
export function createTokenLedger(): TokenLedger {
  const spans: Span[] = [];
  let waiting: readonly unknown[] = [];
  return {
    open: (take) => {
      const span: Span = { bytes: 0, covered: 0, take };
      spans.push(span);
      return {
        grow: (bytes) => {
          span.bytes += bytes;
          const tokens = cover(span, waiting);
          if (tokens.length > 0) waiting = waiting.slice(tokens.length);
          return tokens;
        },
      };
    },
    tell: (tokens) => {
      let left = [...waiting, ...tokens];
      for (const span of spans) {
        const placed = cover(span, left);
        left = left.slice(placed.length);
        if (placed.length > 0) span.take(placed);
      }
      waiting = left;
    },
    end: () => {
      if (waiting.length > 0) spans.at(-1)?.take(waiting);
      waiting = [];
    },
  };
}

/** The first of these tokens that make up what the span has no tokens for. */
function cover(span: Span, tokens: readonly unknown[]): readonly unknown[] {
  let count = 0;
  while (count < tokens.length && span.covered < span.bytes) {
    span.covered += tokenBytes(tokens[count]);
    count += 1;
  }
  return tokens.slice(0, count);
}
