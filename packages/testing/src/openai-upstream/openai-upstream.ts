import { responsesDialect } from '../responses-upstream/responses-dialect.js';
import type { Behaviour } from '../upstream/reply-plan.js';
import { startUpstream, type Upstream } from '../upstream/upstream.js';
import { openaiDialect } from './openai-dialect.js';

/** An upstream that pretends to be OpenAI; its `url` is the base URL and ends in `/v1`. */
export type OpenaiUpstream = Upstream;

/**
 * Starts an upstream on a free loopback port that speaks Chat Completions, Responses and embeddings; `behaviours` answer
 * the first requests.
 */
export function startOpenaiUpstream(...behaviours: readonly Behaviour[]): Promise<OpenaiUpstream> {
  return startUpstream({ path: '/v1', dialects: [openaiDialect, responsesDialect] }, behaviours);
}
