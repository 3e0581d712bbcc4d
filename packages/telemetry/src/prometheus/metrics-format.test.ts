import { describe, expect, it } from 'vitest';
import { negotiateMetricsFormat } from './metrics-format.js';

const PROMETHEUS =
  'application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,' +
  'text/plain;version=0.0.4;q=0.5,*/*;q=0.1';

describe('the format of the page', () => {
  it.each([
    ['', 'text'],
    ['*/*', 'text'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'text'],
    ['text/plain;version=0.0.4', 'text'],
    [PROMETHEUS, 'openmetrics'],
    ['application/openmetrics-text', 'openmetrics'],
    ['Application/OpenMetrics-Text; version=1.0.0; q=0.4, text/plain; q=0.6', 'text'],
    ['application/openmetrics-text;q=0', 'text'],
    ['application/openmetrics-text;q=nonsense', 'text'],
  ])('for "%s" is %s', (accept, format) => {
    expect(negotiateMetricsFormat(accept)).toBe(format);
  });

  it('is text for who says nothing', () => {
    expect(negotiateMetricsFormat(undefined)).toBe('text');
  });
});
