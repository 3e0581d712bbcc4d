import { z } from 'zod';

/** A whole number from `minimum` to `maximum`, both allowed. */
export function wholeNumber(minimum: number, maximum: number): z.ZodNumber {
  return z.number().int().min(minimum).max(maximum);
}
