/** The code of a socket's error, which fetch hides as a cause, or one of several. It repeats no address. */
export function socketCodeOf(error: unknown): string {
  if (error instanceof AggregateError) return socketCodeOf(error.errors[0]);
  if (!(error instanceof Error)) return 'failed';
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && /^[A-Z_\d]+$/.test(code)) return code;
  return error.cause === undefined ? 'failed' : socketCodeOf(error.cause);
}
