import { type Completion, createCollector } from '@isartor/core';
import { invalidReply, readReplyObject } from '../json/read-reply-object.js';
import { createResponseReader } from './response-reader.js';

/**
 * Reads a whole answer as the stream of one chunk that it is: it needs candidates, each with a finish reason, or the
 * reason why the prompt was refused.
 * @throws IsartorError `upstream_invalid` when that is missing, `upstream_failed` when the body is an error after all.
 */
export function parseReply(body: Uint8Array, provider: string): Completion {
  const reader = createResponseReader(invalidReply);
  const collector = createCollector();
  collector.push(reader.push(readReplyObject(body)));
  if (!reader.complete) throw invalidReply('has no candidates, or one without a finish reason');
  return collector.finish(provider);
}
