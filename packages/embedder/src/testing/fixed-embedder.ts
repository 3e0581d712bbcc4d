import { createHash } from 'node:crypto';
import type { Embedder, Embedding } from '@isartor/core';
import { EmbedderError } from '../embedder-error.js';
import { normalised } from '../vector.js';

/** What a text of the table is: numbers in the direction of its vector, or why it has none. */
export type FixedEmbedding = readonly number[] | 'too-long' | 'language';

/** An embedder for tests, which does as it is told. */
export interface FixedEmbedder extends Embedder {
  /** Texts that it was asked for, in their order. */
  readonly calls: readonly string[];
  /** Calls reject from now on. */
  breakDown(reason: string): void;
  recover(): void;
}

/** Settings of it. */
export interface FixedEmbedderOptions {
  /** By default `fixed`. */
  readonly id?: string;
  /** By default as many as the first vector of the table has, or 8. Vectors are filled up with zeros. */
  readonly dimensions?: number;
}

/** Answers from the table; a text that is not in it has a vector of its own, always the same, in a random direction. */
export function createFixedEmbedder(
  table: Readonly<Record<string, FixedEmbedding>> = {},
  { id = 'fixed', dimensions = sizeOf(table) }: FixedEmbedderOptions = {},
): FixedEmbedder {
  const known = new Map(Object.entries(table).map(([text, fixed]) => [text, embeddingOf(fixed, dimensions)]));
  const calls: string[] = [];
  let trouble: string | undefined;
  let isClosed = false;
  return {
    id,
    dimensions,
    calls,
    async embed(text, signal) {
      signal.throwIfAborted();
      calls.push(text);
      // As with any other, who asks may leave meanwhile.
      await undefined;
      signal.throwIfAborted();
      if (isClosed) throw new EmbedderError('closed', 'closed');
      if (trouble !== undefined) throw new EmbedderError('down', trouble);
      return known.get(text) ?? { vector: directionOf(text, dimensions) };
    },
    health() {
      const reason = isClosed ? 'closed' : trouble;
      const line = { waiting: 0, turnedAway: 0 };
      return reason === undefined ? { state: 'ready', ...line } : { state: 'down', reason, ...line };
    },
    breakDown(reason) {
      trouble = reason;
    },
    recover() {
      trouble = undefined;
    },
    async close() {
      isClosed = true;
    },
  };
}

function sizeOf(table: Readonly<Record<string, FixedEmbedding>>): number {
  return Object.values(table).find((fixed) => typeof fixed !== 'string')?.length ?? 8;
}

function embeddingOf(fixed: FixedEmbedding, dimensions: number): Embedding {
  if (typeof fixed === 'string') return { unsuitable: fixed };
  const numbers = [...fixed, ...new Array<number>(Math.max(0, dimensions - fixed.length)).fill(0)];
  const vector = normalised(numbers);
  if (vector?.length !== dimensions) throw new Error(`A vector of the table cannot be one of ${dimensions} numbers`);
  return { vector };
}

function directionOf(text: string, dimensions: number): Float32Array {
  const numbers = Array.from({ length: dimensions }, (_, index) => {
    const digest = createHash('sha256').update(`${index}:${text}`, 'utf16le').digest();
    return digest.readUInt32BE(0) / 2 ** 31 - 1;
  });
  return normalised(numbers) ?? new Float32Array(dimensions);
}
