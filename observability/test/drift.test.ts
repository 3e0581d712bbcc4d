import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { panelQueries } from '../src/dashboard-files.js';
import { DOCKER } from '../src/docker-folder.js';
import { catalogueSeries, foreignSeries, type SeriesLabels } from '../src/promql/known-series.js';
import { type Matcher, readExpression, type Selector } from '../src/promql/read-expression.js';
import { REFERENCE_QUERIES } from '../src/reference-queries.js';
import { allRules } from '../src/rules.js';

const DOCS = join(DOCKER, '..', 'docs');
const series = catalogueSeries();
const recorded = allRules().flatMap(({ record }) => record ?? []);

/** The queries in the documentation's blocks of PromQL: comments and empty lines divide them, or they have a line each. */
const documented = readdirSync(DOCS, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .flatMap((path) =>
    [...readFileSync(join(DOCS, path), 'utf8').matchAll(/^```promql\n(.*?)^```/gms)]
      .flatMap(([, block = '']) => block.split(/^\s*(?:#.*)?$/m))
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .flatMap((text) => (isExpression(text) ? [text] : text.split('\n')))
      .map((expr) => ({ where: path, expr })),
  );

/** Whatever asks Prometheus anything: who renames a metric, a label or a value hears of it here. */
const QUERIES = [
  ...panelQueries(),
  ...allRules().map(({ alert, record, expr }) => ({ where: `rule ${alert ?? record}`, expr })),
  ...REFERENCE_QUERIES.map(({ name, expr }) => ({ where: `reference ${name}`, expr })),
  ...documented,
].map(({ where, expr }) => [where, expr] as const);

it('there is something to look at', () => {
  expect(QUERIES.length).toBeGreaterThan(100);
});

describe.each(QUERIES)('%s', (_where, expr) => {
  const { selectors, grouping } = readExpression(expr);

  it('asks for metrics that there are', () => {
    const unknown = selectors.filter((selector) => selector.metric !== '' && labelsOf(selector) === undefined);
    expect(unknown.map(({ metric }) => metric)).toEqual([]);
  });

  it('asks for labels and values that they have', () => {
    expect(selectors.flatMap((selector) => wrongMatchers(selector))).toEqual([]);
  });

  it('groups by labels that one of them has', () => {
    const labels = new Set(selectors.flatMap((selector) => [...(labelsOf(selector)?.keys() ?? [])]));
    const isUnnamed = selectors.some(({ metric }) => metric === '' || recorded.includes(metric));
    expect(isUnnamed ? [] : grouping.filter((label) => !labels.has(label))).toEqual([]);
  });

  it('does not count twice what the gateway tells Prometheus by itself', () => {
    const both = selectors.filter(({ metric }) => /^isartor_(build_info|telemetry_)/.test(metric));
    expect(both.filter(({ matchers }) => !matchers.some(({ label }) => label === 'job'))).toEqual([]);
  });
});

describe('the check itself', () => {
  const problemsOf = (expr: string) => readExpression(expr).selectors.flatMap((selector) => wrongMatchers(selector));

  it('sees names, labels and values that there are not', () => {
    expect(readExpression('rate(isartor_request_total[5m])').selectors.map(labelsOf)).toEqual([undefined]);
    expect(problemsOf('isartor_requests_total{http_status="200"}')).toEqual(['isartor_requests_total: http_status']);
    expect(problemsOf('isartor_requests_total{status="failed"}')).toEqual(['isartor_requests_total: status="failed"']);
    expect(problemsOf('isartor_requests_total{final_layer=~"L4.*"}')).toEqual([
      'isartor_requests_total: final_layer=~"L4.*"',
    ]);
    expect(problemsOf('isartor_requests_total{final_layer!~"L0.*",tool="unknown"}')).toEqual([]);
    expect(() => readExpression('sum(rate(isartor_requests_total[5m])')).toThrow(SyntaxError);
  });
});

function isExpression(text: string): boolean {
  try {
    readExpression(text);
    return true;
  } catch {
    return false;
  }
}

function labelsOf({ metric }: Selector): SeriesLabels | undefined {
  if (recorded.includes(metric)) return new Map([['final_layer', []]]);
  return series.get(metric) ?? foreignSeries(metric);
}

function wrongMatchers(selector: Selector): readonly string[] {
  const labels = labelsOf(selector);
  if (labels === undefined) return [];
  return selector.matchers.flatMap((matcher) => {
    const allowed = labels.get(matcher.label);
    if (allowed === undefined) return [`${selector.metric}: ${matcher.label}`];
    const { label, operator, value } = matcher;
    return allowed.length === 0 || fits(matcher, allowed) ? [] : [`${selector.metric}: ${label}${operator}"${value}"`];
  });
}

/** A value that is asked for, or left out, must be one that there can be; the empty one is a label that is not there. */
function fits({ operator, value }: Matcher, allowed: readonly string[]): boolean {
  if (value === '') return true;
  if (operator === '=' || operator === '!=') return allowed.includes(value);
  const pattern = new RegExp(`^(?:${value})$`);
  return allowed.some((each) => pattern.test(each));
}
