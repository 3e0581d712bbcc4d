import type { Readable } from 'node:stream';
import type { QuestionPair } from '@isartor/gateway';
import { reasonOf } from '../cache/reason-of.js';

/** A line that is no pair. */
export interface BadLine {
  /** From 1. */
  readonly line: number;
  readonly problem: string;
}

/**
 * The pairs of NDJSON; blank lines are passed, and `onBad` is told of what is no pair.
 * @throws Error where the file cannot be read to its end.
 */
export async function* readPairs(source: Readable, onBad: (bad: BadLine) => void): AsyncGenerator<QuestionPair> {
  let line = 0;
  for await (const text of linesOf(source)) {
    line += 1;
    if (text.trim() === '') continue;
    const pair = readPair(text);
    if (typeof pair === 'string') onBad({ line, problem: pair });
    else yield pair;
  }
}

async function* linesOf(source: Readable): AsyncGenerator<string> {
  let rest = '';
  try {
    for await (const piece of source.setEncoding('utf8')) {
      const lines = `${rest}${piece}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    throw new Error(`The pairs cannot be read to their end (${reasonOf(error)})`, { cause: error });
  }
  if (rest !== '') yield rest;
}

/** A pair, or what is wrong with it. */
function readPair(text: string): QuestionPair | string {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return 'no JSON object';
  const { a, b, same } = value as Readonly<Record<string, unknown>>;
  if (!isText(a)) return '"a" is no text';
  if (!isText(b)) return '"b" is no text';
  return typeof same === 'boolean' ? { a, b, same } : '"same" is neither true nor false';
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
