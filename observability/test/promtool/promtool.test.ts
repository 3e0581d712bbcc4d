import { describe, expect, it } from 'vitest';
import { allRules, type Rule } from '../../src/rules.js';
import { OTHER_CASES, REFERENCE_CASES } from './alert-cases.js';
import { hasPromtool, promtool, testRule } from './promtool.js';
import { STEP_SECONDS } from './series.js';

const CASES = { ...REFERENCE_CASES, ...OTHER_CASES };
/** Rates over a window are what they are only when there is data for most of it. */
const SETTLED_SECONDS = 15 * 60;
const alerts = allRules().filter((rule): rule is Rule & { alert: string } => rule.alert !== undefined);

it('every alert has its cases', () => {
  expect(Object.keys(CASES).sort()).toEqual(alerts.map(({ alert }) => alert).sort());
});

describe.skipIf(!hasPromtool)('promtool', () => {
  it('finds no fault with the configuration and the rules', () => {
    expect(promtool('check', 'config', 'prometheus.yml')).toBeUndefined();
    expect(promtool('check', 'rules', 'prometheus-alerts.yml', 'prometheus-rules.yml')).toBeUndefined();
  });

  describe.each(alerts.map((rule) => [rule.alert, rule] as const))('%s', (alert, rule) => {
    const waitSeconds = secondsOf(rule.for);
    const { fires = {}, silent = {} } = CASES[alert] ?? {};

    it.each(Object.entries(fires))(`fires when it was so for ${rule.for}: %s`, (_name, input) => {
      const moments = [[waitSeconds - STEP_SECONDS, false] as const, [waitSeconds + SETTLED_SECONDS, true] as const];
      expect(testRule({ input, alert, moments })).toBeUndefined();
    });

    it.each(Object.entries(silent))('is silent: %s', (_name, input) => {
      const moments = [60, SETTLED_SECONDS].map((later) => [waitSeconds + later, false] as const);
      expect(testRule({ input, alert, moments })).toBeUndefined();
    });
  });
});

function secondsOf(wait = ''): number {
  const [, amount, unit] = /^(\d+)([mh])$/.exec(wait) ?? [];
  return Number(amount) * (unit === 'h' ? 3600 : 60);
}
