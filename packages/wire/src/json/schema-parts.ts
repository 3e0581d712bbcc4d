import { z } from 'zod';

export const nonEmptyString = z.string().min(1, 'must not be empty');

/**
 * The last member of a union told apart by `type`: an object of a type that the members before it do not name. Its
 * refusal aborts, or zod would take it for the member that was meant.
 */
export const objectOfOtherType = (named: readonly string[]) =>
  z.looseObject({ type: nonEmptyString.refine((type) => !named.includes(type), { abort: true }) });
