/** Prometheus' text format 0.0.4, or OpenMetrics 1.0. */
export type MetricsFormat = 'text' | 'openmetrics';

/** The value of `content-type` for each format. */
export const METRICS_CONTENT_TYPES: Readonly<Record<MetricsFormat, string>> = {
  text: 'text/plain; version=0.0.4; charset=utf-8',
  openmetrics: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
};

/** The format that a scraper's `Accept` prefers: text for who does not ask for OpenMetrics before it. */
export function negotiateMetricsFormat(accept = ''): MetricsFormat {
  const weights = { openmetrics: 0, text: 0 };
  for (const range of accept.toLowerCase().split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
    const format = type === 'application/openmetrics-text' ? 'openmetrics' : 'text';
    weights[format] = Math.max(weights[format], weightOf(parameters));
  }
  return weights.openmetrics > 0 && weights.openmetrics >= weights.text ? 'openmetrics' : 'text';
}

function weightOf(parameters: readonly string[]): number {
  const given = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = given === undefined ? 1 : Number(given.slice(2));
  return Number.isFinite(weight) ? weight : 0;
}
