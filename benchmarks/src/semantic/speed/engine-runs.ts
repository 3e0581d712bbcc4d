import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Figure, fixed } from '../../report.js';
import type { SemanticRunFigures } from '../../servers/semantic-run.js';

const RUN = fileURLToPath(new URL('../../servers/semantic-run.js', import.meta.url));
const TEN = 10_000;
const HUNDRED = 100_000;
const TARGETS = { lookUpAtTen: 3, lookUpAtHundred: 5, loopDelay: 10, readyMs: 5_000 };

/** One scenario in a process of its own. */
async function run(scenario: string, entries: number, detail = ''): Promise<SemanticRunFigures> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--expose-gc',
    RUN,
    scenario,
    String(entries),
    detail,
  ]);
  return JSON.parse(stdout);
}

/** The engine's own work, with vectors that cost nothing. */
export async function measureEngine(): Promise<readonly Figure[]> {
  const { lookUpAtTen, lookUpAtHundred } = TARGETS;
  const manyPartitions = await run('partitions', TEN);
  const ten = await run('partition', TEN, 'graph');
  const tenScan = await run('partition', TEN, 'scan');
  const hundred = await run('partition', HUNDRED, 'graph');
  const hundredScan = await run('partition', HUNDRED, 'scan');
  return [
    ...lookUpFigures('10,000 partitions of one entry', manyPartitions, lookUpAtTen),
    ...lookUpFigures('10,000 entries in one partition', ten, lookUpAtTen),
    ...lookUpFigures('10,000 entries in one partition, without the graph', tenScan),
    ...lookUpFigures('100,000 entries in one partition', hundred, lookUpAtHundred),
    ...lookUpFigures('100,000 entries in one partition, without the graph', hundredScan),
    ...(await churnFigures()),
    ...(await restartFigures()),
  ];
}

function lookUpFigures(name: string, figures: SemanticRunFigures, most?: number): readonly Figure[] {
  const { lookUp, entriesScanned = 0, passed = 0, bytesPerEntry = 0, graphAfterMs, insertsPerSecond = 0 } = figures;
  const { p50, p95 } = lookUp ?? { p50: Number.NaN, p95: Number.NaN };
  const graph = graphAfterMs === undefined ? '' : `, the graph was whole ${fixed(graphAfterMs / 1000, 1)} s later`;
  return [
    {
      name: `look-up among ${name}`,
      value: Number.isFinite(p50)
        ? `p50 ${fixed(p50)} ms, p95 ${fixed(p95)} ms, ${entriesScanned} compared, ${passed} passed`
        : 'all were passed: the index does not search so much without a graph',
      ...(most !== undefined && {
        target: `p95 <= ${most} ms`,
        met: Number.isFinite(p95) && passed === 0 && p95 <= most,
      }),
    },
    {
      name: 'inserts and memory of the same',
      value: `${fixed(insertsPerSecond, 0)} a second${graph}, ${fixed(bytesPerEntry / 1024, 1)} KiB an entry`,
    },
  ];
}

async function churnFigures(): Promise<readonly Figure[]> {
  const { loopDelay, evictions = 0 } = await run('churn', HUNDRED);
  const { p50, p99, most } = loopDelay ?? { p50: Number.NaN, p99: Number.NaN, most: Number.NaN };
  return [
    {
      name: '100,000 inserted, 50,000 more with as many evicted: delay of the event loop',
      value: `p50 ${fixed(p50)} ms, p99 ${fixed(p99)} ms, most ${fixed(most, 1)} ms`,
      target: `p99 <= ${TARGETS.loopDelay} ms`,
      met: p99 <= TARGETS.loopDelay,
    },
    { name: 'evicted', value: String(evictions) },
  ];
}

async function restartFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'isartor-bench-'));
  try {
    const { insertsPerSecond = 0 } = await run('fill', HUNDRED, folder);
    const { readyMs = Number.NaN, firstLookUpMs = Number.NaN } = await run('reopen', HUNDRED, folder);
    return [
      { name: 'entries put on disk', value: `${fixed(insertsPerSecond, 0)} a second` },
      {
        name: 'restart with 100,000 entries on disk, until ready',
        value: `${fixed(readyMs, 0)} ms, then the first look-up ${fixed(firstLookUpMs)} ms`,
        target: `<= ${TARGETS.readyMs} ms`,
        met: readyMs <= TARGETS.readyMs,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
