import { type ChatRequest, type CompleteReply, IsartorError } from '@isartor/core';
import { estimateInputTokens } from './estimate-input-tokens.js';

/** The answer to a token count that nobody but us has counted. */
export function estimatedCount(request: ChatRequest): CompleteReply {
  const { provider, model } = request;
  const usage = { inputTokens: estimateInputTokens(request), outputTokens: 0 };
  return {
    kind: 'complete',
    estimated: true,
    origin: { provider, headers: {} },
    completion: { provider, model, choices: [], usage },
  };
}

/** Statuses of a server that has no such operation. */
const NOT_OFFERED = new Set([404, 405, 501]);

/** Whether a failed count says that there is none to be had: not offered, unreadable, or not to be asked for. */
export function isWithoutCount(error: unknown): boolean {
  if (!IsartorError.is(error)) return false;
  const { code, details } = error;
  if (code === 'upstream_invalid' || code === 'unsupported_feature') return true;
  return details.upstreamStatus !== undefined && NOT_OFFERED.has(details.upstreamStatus);
}
