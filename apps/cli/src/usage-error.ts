/** The command line was not understood; told with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
