import type { Behaviour } from '../upstream/reply-plan.js';
import { startUpstream, type Upstream } from '../upstream/upstream.js';
import { geminiDialect } from './gemini-dialect.js';

/**
 * Starts an upstream on a free loopback port that pretends to be the Gemini API; its `url` is the origin alone, and
 * `behaviours` answer the first requests.
 */
export function startGeminiUpstream(...behaviours: readonly Behaviour[]): Promise<Upstream> {
  return startUpstream({ path: '', dialects: [geminiDialect] }, behaviours);
}
