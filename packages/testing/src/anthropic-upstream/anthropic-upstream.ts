import type { Behaviour } from '../upstream/reply-plan.js';
import { startUpstream, type Upstream } from '../upstream/upstream.js';
import { anthropicDialect } from './anthropic-dialect.js';

/**
 * Starts an upstream on a free loopback port that pretends to be Anthropic; its `url` is the origin alone, and
 * `behaviours` answer the first requests.
 */
export function startAnthropicUpstream(...behaviours: readonly Behaviour[]): Promise<Upstream> {
  return startUpstream({ path: '', dialects: [anthropicDialect] }, behaviours);
}
