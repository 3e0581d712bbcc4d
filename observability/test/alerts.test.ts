import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseDocker } from '../src/docker-folder.js';
import { REFERENCE_QUERIES } from '../src/reference-queries.js';
import { allRules, rulesOf } from '../src/rules.js';

describe('the alerts of the documentation', () => {
  it.each([
    ['HighErrorRate', ['5m', 'critical', 'Isartor error rate > 5% for 5 minutes']],
    ['HighLatency', ['5m', 'warning', 'Isartor P95 latency > 2s for 5 minutes']],
    ['LowCacheHitRate', ['15m', 'info', 'Cache hit rate below 30% — consider tuning similarity threshold']],
    ['LowDeflectionRate', ['30m', 'warning', 'Isartor deflection rate below 50%']],
    ['FirewallDown', ['1m', 'critical', 'Isartor gateway is down']],
  ])('%s waits, and says, as it is documented', (name, [wait, severity, summary]) => {
    const rule = rulesOf('prometheus-alerts.yml').find(({ alert }) => alert === name);
    expect(rule).toMatchObject({ for: wait, labels: { severity }, annotations: { summary } });
  });

  it('are one group, and no other alert is in it', () => {
    const { groups } = z
      .looseObject({ groups: z.array(z.looseObject({ name: z.string() })) })
      .parse(parseDocker('prometheus-alerts.yml'));
    expect(groups.map(({ name }) => name)).toEqual(['isartor']);
    expect(rulesOf('prometheus-alerts.yml').map(({ alert }) => alert)).toEqual(
      REFERENCE_QUERIES.filter(({ use }) => use === 'alert').map(({ name }) => name),
    );
  });
});

describe('every alert', () => {
  const alerts = allRules().filter(({ alert }) => alert !== undefined);

  it('has a name of its own, a severity and a sentence', () => {
    expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
    for (const { labels, annotations, for: wait } of alerts) {
      expect(labels?.severity).toMatch(/^(critical|warning|info)$/);
      expect(annotations?.summary).toMatch(/\S/);
      expect(wait).toMatch(/^\d+[mh]$/);
    }
  });
});
