import { createHash } from 'node:crypto';

const TAKEN = /^[a-zA-Z0-9_-]+$/;
const READABLE = 32;

/**
 * The id of a tool call as Anthropic takes it: letters, digits, `_` and `-`. An id of another make becomes one that is
 * always the same, so that a call and its result still name each other, and differs from what other ids become.
 */
export function callId(id: string): string {
  if (TAKEN.test(id)) return id;
  const readable = id.replace(/[^a-zA-Z0-9_-]/g, '_').slice(0, READABLE);
  return `${readable}_${createHash('sha256').update(id).digest('hex').slice(0, 16)}`;
}
