import { z } from 'zod';

const EMPTY = 'must not be empty';

// Not `.min(1)`: zod compares the length of whatever it is given, also of an object whose `length` is the caller's and
// cannot be compared, which throws.
export const nonEmptyString = z.string().refine((text) => text !== '', EMPTY);

export const nonEmptyList = <Item extends z.ZodType>(item: Item) =>
  z.array(item).refine((items) => items.length > 0, EMPTY);

/**
 * The last member of a union told apart by `type`: an object of a type that the members before it do not name. Its
 * refusal aborts, or zod would take it for the member that was meant.
 */
export const objectOfOtherType = (named: readonly string[]) =>
  z.looseObject({ type: nonEmptyString.refine((type) => !named.includes(type), { abort: true }) });
