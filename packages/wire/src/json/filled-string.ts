/** The value where it is a string that is not empty. */
export const filledString = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
