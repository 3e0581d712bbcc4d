import type { StreamError } from '../upstream/dialect.js';
import type { Behaviour, ReplyPlan } from '../upstream/reply-plan.js';
import { DIALECTS, type UpstreamDialect } from './dialects.js';

/** Where a stream breaks, and of what. */
export interface StreamBreak extends StreamError {
  /** How many frames are told before the error. */
  readonly afterChunks: number;
  /** What follows the error; `complete` when left out. */
  readonly ending?: ReplyPlan['ending'];
}

/**
 * Tells the first frames of a stream, then the error event of the dialect, and nothing after it. An answer that is no
 * stream is the error alone. Breaks before anything splits the frames.
 */
export function brokenByError(dialect: UpstreamDialect, behaviour: Behaviour, at: StreamBreak): Behaviour {
  const { afterChunks, ending = 'complete', ...error } = at;
  const speaker = DIALECTS[dialect];
  return (request) => {
    const whole = behaviour(request);
    if (!isStream(whole)) return speaker.error(error.status ?? 500, error)(request);
    const plan = { ...whole, chunks: whole.chunks.slice(0, afterChunks), ending };
    const told = speaker.errorChunks({ request, plan, error }).map((chunk) => Buffer.from(chunk));
    return { ...plan, chunks: [...plan.chunks, ...told] };
  };
}

/** Gemini can stream a list, which is JSON in several chunks. */
const isStream = ({ headers, chunks }: ReplyPlan): boolean =>
  headers['content-type']?.startsWith('text/event-stream') === true || chunks.length > 1;
