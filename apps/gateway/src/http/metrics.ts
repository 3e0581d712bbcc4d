import {
  METRICS_CONTENT_TYPES,
  type MetricFamily,
  negotiateMetricsFormat,
  renderMetrics,
} from '@isartor/telemetry/prometheus';
import type { Exchange } from './exchange.js';
import { send } from './send.js';

/** All metrics, in the format that the scraper prefers. */
export function sendMetrics(exchange: Exchange, families: readonly MetricFamily[]): void {
  const format = negotiateMetricsFormat(exchange.incoming.headers.accept);
  const headers = { 'content-type': METRICS_CONTENT_TYPES[format], 'x-isartor-request-id': exchange.requestId };
  send(exchange, { status: 200, headers, body: renderMetrics(families, format) });
}
