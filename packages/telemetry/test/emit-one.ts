import { bounded, createMetrics, createSpans, INSTRUMENTS, type SpanCatalogue } from '../src/index.js';
import type { TelemetryGuard } from '../src/node/index.js';

const spans = createSpans<SpanCatalogue>({ name: 'isartor.gateway' });
const recorders = createMetrics({ cacheEvents: INSTRUMENTS.cacheEvents });
const tool = bounded('curl', ['curl']);

/** One span, one event counted, and one line of the log where those are exported. */
export function emitOne(guard: TelemetryGuard, request = 'request-1'): void {
  spans.start('gateway_request', { 'client.address': '::1', 'isartor.request_id': request }).end();
  recorders.cacheEvents.add(1, { cache_layer: 'L1a', outcome: 'hit', tool });
  guard.emitLog?.({ timeMs: Date.now(), severity: 'info', body: 'hello', attributes: { request_id: request } });
}
