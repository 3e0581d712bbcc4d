import {
  CONVENTION_INSTRUMENTS,
  createMetrics,
  createSpans,
  INSTRUMENTATION_SCOPE,
  INSTRUMENTS,
  type SpanCatalogue,
} from '@isartor/telemetry';
import { VERSION } from './version.js';

/** The gateway's own slice of the catalogue: the root span, and what is counted once for every request. */
export const spans = createSpans<Pick<SpanCatalogue, 'gateway_request'>>(
  { name: INSTRUMENTATION_SCOPE, version: VERSION },
  { gateway_request: 'server' },
);

export const metrics = createMetrics({
  requests: INSTRUMENTS.requests,
  requestDuration: INSTRUMENTS.requestDuration,
  tokensSaved: INSTRUMENTS.tokensSaved,
  cacheEvents: INSTRUMENTS.cacheEvents,
  costSaved: INSTRUMENTS.costSaved,
  errors: INSTRUMENTS.errors,
  httpServerRequestDuration: CONVENTION_INSTRUMENTS.httpServerRequestDuration,
});
