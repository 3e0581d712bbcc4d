import type { Behaviour } from '../upstream/reply-plan.js';
import { startUpstream, type Upstream } from '../upstream/upstream.js';
import { responsesDialect } from './responses-dialect.js';

/**
 * Starts an upstream on a free loopback port that speaks the Responses API alone, and embeddings; its `url` ends in
 * `/v1/responses`, and `behaviours` answer the first requests.
 */
export function startResponsesUpstream(...behaviours: readonly Behaviour[]): Promise<Upstream> {
  return startUpstream({ path: '/v1/responses', dialects: [responsesDialect] }, behaviours);
}
