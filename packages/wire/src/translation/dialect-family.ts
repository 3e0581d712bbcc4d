import type { WireFormat } from '@isartor/core';

/** Dialects of one maker share files, hints and words for errors. */
export const familyOf = (format: WireFormat): WireFormat => (format === 'responses' ? 'openai' : format);
