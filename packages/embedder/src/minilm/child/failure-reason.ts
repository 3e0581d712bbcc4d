const MAX_LENGTH = 160;

/** What went wrong, in one short line. */
export function failureReason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown failure';
  if ('code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return '@xenova/transformers is not installed';
  const [line = ''] = error.message.split('\n');
  return line.slice(0, MAX_LENGTH);
}
