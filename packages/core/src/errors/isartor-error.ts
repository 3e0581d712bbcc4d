import type { WireFormat } from '../chat/extensions.js';
import { ERROR_CODES, type ErrorCode, type ErrorTraits } from './error-codes.js';

/** Facts about one failure. Nothing here may hold a key, a URL or a raw upstream body. */
export interface ErrorDetails {
  /** The offending field, as a path in the caller's body (`messages[0].role`). */
  readonly param?: string;
  /** The status to answer with where the code's own is not it: an upstream's 4xx keeps its status. */
  readonly status?: number;
  /** Seconds after which another try may help. */
  readonly retryAfterSeconds?: number;
  readonly provider?: string;
  /** The upstream's status as received. */
  readonly upstreamStatus?: number;
  /** `type`, `code` and `param` of the upstream's own error. */
  readonly upstreamType?: string;
  readonly upstreamCode?: string;
  /** The wire format whose words `upstreamType` and `upstreamCode` are. */
  readonly upstreamFormat?: WireFormat;
  /** The provider told the failure as the state of its answer, where its dialect tells that apart from an error. */
  readonly answerFailed?: boolean;
  /** Provider headers that travel down with the error (lower-case names). */
  readonly headers?: Readonly<Record<string, string>>;
}

const MARKER = Symbol.for('@isartor/core/error');

/** Every expected failure. Recognised by a marker, so that two copies of this package in one process agree. */
export class IsartorError extends Error {
  readonly [MARKER] = true;
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, options: { details?: ErrorDetails; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'IsartorError';
    this.code = code;
    this.details = options.details ?? {};
  }

  /** The HTTP status this failure is told with. */
  get status(): number {
    return this.details.status ?? this.traits.status;
  }

  get traits(): ErrorTraits {
    return ERROR_CODES[this.code];
  }

  static is(value: unknown): value is IsartorError {
    return typeof value === 'object' && value !== null && MARKER in value;
  }
}

/** The failure as an `IsartorError`; anything unforeseen becomes `internal`, its text kept as the cause only. */
export function toIsartorError(error: unknown): IsartorError {
  return IsartorError.is(error) ? error : new IsartorError('internal', 'Internal error', { cause: error });
}
