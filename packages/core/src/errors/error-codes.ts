/** What a failure means to the caller (`status`), to the retry loop and to the failover chain. */
export interface ErrorTraits {
  readonly status: number;
  /** Trying the same provider again may help. */
  readonly retry: boolean;
  /** Another provider may answer. */
  readonly failover: boolean;
}

/** Every way a request can fail. An upstream's own 4xx keeps its status: see `ErrorDetails.status`. */
export const ERROR_CODES = {
  invalid_request: { status: 400, retry: false, failover: false },
  unsupported_feature: { status: 400, retry: false, failover: false },
  unauthorized: { status: 401, retry: false, failover: false },
  forbidden: { status: 403, retry: false, failover: false },
  not_found: { status: 404, retry: false, failover: false },
  method_not_allowed: { status: 405, retry: false, failover: false },
  request_timeout: { status: 408, retry: false, failover: false },
  payload_too_large: { status: 413, retry: false, failover: false },
  unsupported_media_type: { status: 415, retry: false, failover: false },
  client_closed: { status: 499, retry: false, failover: false },
  internal: { status: 500, retry: false, failover: false },
  overloaded: { status: 503, retry: false, failover: false },
  draining: { status: 503, retry: false, failover: false },
  store_unavailable: { status: 503, retry: false, failover: false },
  not_cached: { status: 504, retry: false, failover: false },
  replay_overflow: { status: 502, retry: false, failover: false },
  no_provider: { status: 503, retry: false, failover: false },
  upstream_rejected: { status: 400, retry: false, failover: false },
  upstream_unauthorized: { status: 401, retry: false, failover: true },
  upstream_rate_limited: { status: 429, retry: false, failover: true },
  upstream_failed: { status: 502, retry: true, failover: true },
  upstream_overloaded: { status: 503, retry: true, failover: true },
  upstream_unreachable: { status: 502, retry: true, failover: true },
  upstream_invalid: { status: 502, retry: false, failover: true },
  upstream_timeout: { status: 504, retry: false, failover: true },
  upstream_broken: { status: 502, retry: false, failover: false },
} as const satisfies Record<string, ErrorTraits>;

/** The name of one way to fail: a key of `ERROR_CODES`. */
export type ErrorCode = keyof typeof ERROR_CODES;
