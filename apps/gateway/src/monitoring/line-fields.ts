import { isSpanContextValid } from '@opentelemetry/api';
import type { Exchange } from '../http/exchange.js';

/** What a line of the log says of the request it belongs to: its id, and where its trace is found. */
export interface LineFields {
  readonly request_id: string;
  readonly trace_id?: string;
  readonly span_id?: string;
  /** Two hexadecimal digits. */
  readonly trace_flags?: string;
}

/** For lines that are written: they are few, and requests are many. */
export function lineFields({ requestId, span }: Pick<Exchange, 'requestId' | 'span'>): LineFields {
  const context = span.span.spanContext();
  if (!isSpanContextValid(context)) return { request_id: requestId };
  return {
    request_id: requestId,
    trace_id: context.traceId,
    span_id: context.spanId,
    trace_flags: context.traceFlags.toString(16).padStart(2, '0'),
  };
}
