import type { ChatEvent } from '@isartor/core';
import type { EventParser } from '../codec.js';
import { invalidStream, readFrameObject } from '../json/read-reply-object.js';
import { createResponseReader } from './response-reader.js';

const NOTHING: readonly ChatEvent[] = [];

/** Reads one streamGenerateContent stream. The dialect has no terminator: finish reasons tell that it is whole. */
export function createEventParser(): EventParser {
  const reader = createResponseReader(invalidStream);
  return {
    push: ({ data, event }) => {
      // A terminator that only servers of other dialects write, and news of the server's own.
      if (data === '' || data.trim() === '[DONE]') return NOTHING;
      if (event !== undefined && event !== 'message' && event !== 'error') return NOTHING;
      return reader.push(readFrameObject(data));
    },
    terminated: false,
    get complete() {
      return reader.complete;
    },
  };
}
