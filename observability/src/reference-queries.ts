/** A query that the product's documentation gives, word for word. */
export interface ReferenceQuery {
  readonly name: string;
  readonly use: 'savings' | 'panel' | 'alert';
  readonly expr: string;
}

const savings = (name: string, expr: string): ReferenceQuery => ({ name, use: 'savings', expr });
const panel = (name: string, expr: string): ReferenceQuery => ({ name, use: 'panel', expr });
const alert = (name: string, expr: string): ReferenceQuery => ({ name, use: 'alert', expr });

/** All of them must parse, and return data once there is traffic. */
export const REFERENCE_QUERIES: readonly ReferenceQuery[] = [
  savings('Daily token savings', 'sum(increase(isartor_tokens_saved_total[24h]))'),
  savings('Savings by layer', 'sum by (final_layer) (rate(isartor_tokens_saved_total[1h]))'),
  savings('Prompt volume by traffic surface', 'sum by (traffic_surface) (rate(isartor_requests_total[5m]))'),
  savings('Prompt volume by client', 'sum by (client) (rate(isartor_requests_total[5m]))'),
  savings('Estimated cost savings', 'sum(increase(isartor_tokens_saved_total[24h])) / 1000 * 0.01'),

  panel('Request Rate', 'rate(isartor_requests_total[5m])'),
  panel('P95 Latency', 'histogram_quantile(0.95, rate(isartor_request_duration_seconds_bucket[5m]))'),
  panel('Layer Resolution', 'sum by (final_layer) (rate(isartor_requests_total[5m]))'),
  panel('Traffic Surface Split', 'sum by (traffic_surface) (rate(isartor_requests_total[5m]))'),
  panel('Client Split', 'sum by (client) (rate(isartor_requests_total[5m]))'),
  panel(
    'Per-Layer Latency',
    'histogram_quantile(0.95, sum by (le, layer_name) (rate(isartor_layer_duration_seconds_bucket[5m])))',
  ),
  panel('Tokens Saved / Hour', 'sum(increase(isartor_tokens_saved_total[1h]))'),
  panel('Tokens Saved by Layer', 'sum by (final_layer) (rate(isartor_tokens_saved_total[5m]))'),
  panel('Cache Hit Rate', 'rate(isartor_requests_total{final_layer=~"L1.*"}[5m]) / rate(isartor_requests_total[5m])'),

  alert('HighErrorRate', 'rate(isartor_requests_total{status="error"}[5m]) > 0.05'),
  alert('HighLatency', 'histogram_quantile(0.95, rate(isartor_request_duration_seconds_bucket[5m])) > 2'),
  alert(
    'LowCacheHitRate',
    'rate(isartor_requests_total{final_layer=~"L1.*"}[15m]) / rate(isartor_requests_total[15m]) < 0.3',
  ),
  alert(
    'LowDeflectionRate',
    '1 - ( sum(rate(isartor_requests_total{final_layer="L3_Cloud"}[1h])) / sum(rate(isartor_requests_total[1h])) ) < 0.5',
  ),
  alert('FirewallDown', 'up{job="isartor"} == 0'),
];

/** The query of one of the documentation's panels. @throws when it has no such panel. */
export function referencePanel(name: string): string {
  const found = REFERENCE_QUERIES.find((query) => query.use === 'panel' && query.name === name);
  if (found === undefined) throw new Error(`The documentation has no panel "${name}"`);
  return found.expr;
}
