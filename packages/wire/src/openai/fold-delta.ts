import type { JsonObject } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';

/** Fields that name a thing rather than spell it out: told again, they replace what was told before. */
const REPLACED: ReadonlySet<string> = new Set(['id', 'type', 'index', 'object', 'name', 'role', 'format', 'model']);

/**
 * Adds a delta's unnamed field to what its earlier deltas told, the way the dialect's clients accumulate deltas: texts and
 * lists are joined, objects are merged, and of anything else the later one wins.
 */
export function foldDelta(told: JsonObject, name: string, piece: unknown): JsonObject {
  return { ...told, [name]: folded(Object.hasOwn(told, name) ? told[name] : undefined, piece, name) };
}

function folded(told: unknown, piece: unknown, name: string): unknown {
  if (piece === null) return told ?? null;
  if (told === undefined || told === null || REPLACED.has(name)) return piece;
  if (typeof told === 'string' && typeof piece === 'string') return told + piece;
  if (Array.isArray(told) && Array.isArray(piece)) return [...told, ...piece];
  if (!isJsonObject(told) || !isJsonObject(piece)) return piece;
  let merged = told;
  for (const [field, value] of Object.entries(piece)) merged = foldDelta(merged, field, value);
  return merged;
}
