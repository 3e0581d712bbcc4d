import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOCKER } from '../../src/docker-folder.js';
import { RULE_FILES, rulesOf } from '../../src/rules.js';
import { type InputSeries, STEP_SECONDS } from './series.js';

/** Whether the suites here can run. */
export const hasPromtool = spawnSync('which', ['promtool']).status === 0;

/** Runs promtool in docker/; what it printed, where it found fault. */
export function promtool(...args: readonly string[]): string | undefined {
  const { status, stdout, stderr } = spawnSync('promtool', args, { cwd: DOCKER, encoding: 'utf8', timeout: 60_000 });
  return status === 0 ? undefined : `${stdout}${stderr}`;
}

/** Series, and whether an alert fires for them at some moments. */
export interface RuleTest {
  readonly input: readonly InputSeries[];
  readonly alert: string;
  /** Seconds since the first sample, and whether it fires then. */
  readonly moments: readonly (readonly [atSeconds: number, fires: boolean])[];
}

/** Plays the series to the rules of docker/; what promtool printed, where an alert was not as it must be. */
export function testRule({ input, alert, moments }: RuleTest): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'isartor-promtool-'));
  const file = join(folder, 'test.yml');
  const step = `${STEP_SECONDS}s`;
  const document = {
    rule_files: RULE_FILES.filter((name) => rulesOf(name).some((rule) => rule.alert === alert)).map((name) =>
      join(DOCKER, name),
    ),
    evaluation_interval: step,
    tests: [
      {
        interval: step,
        input_series: input,
        promql_expr_test: moments.map(([atSeconds, fires]) => ({
          expr: `(count(ALERTS{alertname="${alert}", alertstate="firing"}) > bool 0) or vector(0)`,
          eval_time: `${atSeconds}s`,
          exp_samples: [{ labels: '{}', value: fires ? 1 : 0 }],
        })),
      },
    ],
  };
  try {
    // JSON is YAML.
    writeFileSync(file, JSON.stringify(document));
    return promtool('test', 'rules', file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
