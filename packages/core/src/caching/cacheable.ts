import type { ChatRequest } from '../chat/request.js';

/** Why a request is not looked up, not coalesced and not stored. */
export type UncacheableReason = 'operation' | 'stateful' | 'server_side_tool';

/** Fields whose answer depends on, or changes, something that the provider keeps. */
const STATEFUL_FIELDS = ['background', 'container', 'conversation', 'previous_response_id', 'store'];

/** Fields that let the provider fetch what the request does not hold. */
const SERVER_SIDE_TOOL_FIELDS = ['mcp_servers', 'web_search_options'];

/**
 * Why this request must not be answered from a cache, or undefined when it may be. A codec of a dialect in which a
 * call is stateful by default (Responses) writes that default (`store: true`) into the request's extensions.
 */
export function uncacheableReason(request: ChatRequest): UncacheableReason | undefined {
  if (request.operation !== 'chat') return 'operation';
  if (sets(request, STATEFUL_FIELDS)) return 'stateful';
  const serverSide = sets(request, SERVER_SIDE_TOOL_FIELDS) || request.tools.some(({ kind }) => kind === 'unknown');
  return serverSide ? 'server_side_tool' : undefined;
}

/** True when the answer depends on nothing but what the exact key holds. */
export function isCacheable(request: ChatRequest): boolean {
  return uncacheableReason(request) === undefined;
}

function sets({ extensions }: ChatRequest, fields: readonly string[]): boolean {
  return Object.values(extensions).some((bag) => fields.some((field) => isSet(bag[field])));
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false;
}
