import type { JsonObject } from '@isartor/core';

/** Whether a parsed JSON value is an object: not null and not a list. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
