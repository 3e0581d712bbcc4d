import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { MetricFamily } from './metric-family.js';
import { renderMetrics } from './render-metrics.js';

const REQUESTS: MetricFamily = {
  name: 'app.requests',
  description: 'Requests.',
  unit: '{request}',
  kind: 'counter',
  points: [
    { labels: { tool: 'curl', 'http.route': '/v1/x' }, value: 3 },
    { labels: {}, value: 0.5 },
  ],
};
const DURATION: MetricFamily = {
  name: 'app.duration',
  description: 'How long.',
  unit: 's',
  kind: 'histogram',
  points: [{ labels: { layer: 'L1' }, boundaries: [0.5, 2], bucketCounts: [1, 0, 4], count: 5, sum: 21.25 }],
};
const gauge = (value: number, more: Partial<MetricFamily> = {}): MetricFamily =>
  ({ name: 'g', description: 'G.', unit: '', kind: 'gauge', points: [{ labels: {}, value }], ...more }) as MetricFamily;

describe('the page', () => {
  it('in text', () => {
    expect(renderMetrics([REQUESTS, DURATION])).toBe(
      [
        '# HELP app_requests_total Requests.',
        '# TYPE app_requests_total counter',
        'app_requests_total{http_route="/v1/x",tool="curl"} 3',
        'app_requests_total 0.5',
        '# HELP app_duration_seconds How long.',
        '# TYPE app_duration_seconds histogram',
        'app_duration_seconds_bucket{layer="L1",le="0.5"} 1',
        'app_duration_seconds_bucket{layer="L1",le="2"} 1',
        'app_duration_seconds_bucket{layer="L1",le="+Inf"} 5',
        'app_duration_seconds_sum{layer="L1"} 21.25',
        'app_duration_seconds_count{layer="L1"} 5',
        '',
      ].join('\n'),
    );
  });

  it('in OpenMetrics, where a counter is named without _total and the end is told', () => {
    const page = renderMetrics([REQUESTS, gauge(1)], 'openmetrics');
    expect(page).toContain('# TYPE app_requests counter\napp_requests_total{');
    expect(page).toMatch(/\ng 1\n# EOF\n$/);
    expect(renderMetrics([], 'openmetrics')).toBe('# EOF\n');
  });

  it('escapes what would end a label or a line', () => {
    const family = gauge(1, { description: 'a\\b\n"c"', points: [{ labels: { l: 'x"y\\z\n' }, value: 1 }] });
    expect(renderMetrics([family])).toBe('# HELP g a\\\\b\\n"c"\n# TYPE g gauge\ng{l="x\\"y\\\\z\\n"} 1\n');
    expect(renderMetrics([family], 'openmetrics')).toContain('# HELP g a\\\\b\\n\\"c\\"\n');
  });

  it.each([
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, '+Inf'],
    [Number.NEGATIVE_INFINITY, '-Inf'],
    [1e21, '1e+21'],
    [-0.25, '-0.25'],
  ])('writes %s as %s', (value, text) => {
    expect(renderMetrics([gauge(value)])).toContain(`\ng ${text}\n`);
  });

  it('has no heading without a series', () => {
    expect(renderMetrics([gauge(1, { points: [] })])).toBe('');
  });

  it('has each name once: the same type joins, another one is left out, and so is a series that is there', () => {
    const again = gauge(9, {
      points: [
        { labels: {}, value: 9 },
        { labels: { a: 'b' }, value: 2 },
      ],
    });
    const otherType = gauge(7, { kind: 'counter', name: 'g_total' });
    expect(renderMetrics([gauge(1), again, otherType])).toBe('# HELP g G.\n# TYPE g gauge\ng 1\ng{a="b"} 2\n');
  });

  it('joins the values of labels whose names become one', () => {
    const family = gauge(1, { points: [{ labels: { 'a.b': 'x', a_b: 'y' }, value: 1 }] });
    expect(renderMetrics([family])).toContain('g{a_b="x;y"} 1\n');
  });

  it.skipIf(!hasPromtool())('pleases promtool', () => {
    const page = renderMetrics([REQUESTS, DURATION, gauge(1, { points: [{ labels: { l: 'x"y\\z\n' }, value: 1 }] })]);
    expect(execFileSync('promtool', ['check', 'metrics'], { input: page, encoding: 'utf8' })).toBe('');
  });
});

function hasPromtool(): boolean {
  try {
    execFileSync('promtool', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
