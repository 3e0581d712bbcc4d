import type { EmbeddingSettings } from '@isartor/core';

/** A vector as it is told: a list of numbers, or base64 of 32-bit floats in little-endian order. */
export type Vector = readonly number[] | string;

const BYTES_PER_NUMBER = 4;

/** The vector in the encoding that was asked for: servers that know one encoding answer in that, whatever was asked. */
export function encodeVector(vector: Vector, encoding: EmbeddingSettings['encoding']): Vector {
  if (encoding === 'base64') return typeof vector === 'string' ? vector : toBase64(vector);
  return typeof vector === 'string' ? fromBase64(vector) : vector;
}

/** Whether a value is a vector: numbers that are finite, or base64 of whole 32-bit floats. */
export function isVector(value: unknown): value is Vector {
  if (Array.isArray(value)) return value.length > 0 && value.every(Number.isFinite);
  if (typeof value !== 'string') return false;
  const { length } = Buffer.from(value, 'base64');
  return length > 0 && length % BYTES_PER_NUMBER === 0;
}

function toBase64(vector: readonly number[]): string {
  const bytes = Buffer.alloc(vector.length * BYTES_PER_NUMBER);
  for (const [position, value] of vector.entries()) bytes.writeFloatLE(value, position * BYTES_PER_NUMBER);
  return bytes.toString('base64');
}

function fromBase64(text: string): readonly number[] {
  const bytes = Buffer.from(text, 'base64');
  const length = Math.floor(bytes.length / BYTES_PER_NUMBER);
  return Array.from({ length }, (_, position) => bytes.readFloatLE(position * BYTES_PER_NUMBER));
}
