import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Figure, fixed, printFigures } from '../report.js';
import type { StoreFigures } from '../servers/store-run.js';

const SIZES = [1000, 100_000, 1_000_000] as const;
const RUN = fileURLToPath(new URL('../servers/store-run.js', import.meta.url));

/** What reads and writes of each store cost at each size, in a process of its own, and what a plain GET of Redis costs. */
export async function measureStores(): Promise<void> {
  for (const backend of ['memory', 'lmdb', 'redis'] as const) {
    if (backend === 'redis' && spawnSync('which', ['redis-server']).status !== 0) {
      console.log('\nredis-server is not installed: its store is not measured');
      continue;
    }
    for (const entries of SIZES) await measureStore(backend, entries);
  }
}

async function measureStore(backend: 'memory' | 'lmdb' | 'redis', entries: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'isartor-bench-'));
  const redis = backend === 'redis' ? await startRedis(folder) : undefined;
  try {
    const child = spawn(process.execPath, ['--expose-gc', RUN, backend, String(entries), redis?.url ?? folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    await once(child, 'close');
    print(backend, entries, JSON.parse(printed) as StoreFigures);
  } finally {
    await redis?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(backend: string, entries: number, figures: StoreFigures): void {
  const { get, put, reopenMs, besidePlain, tierHitRatio, bytesPerEntry, putsPerSecond, getsPerSecond } = figures;
  const micros = ({ p50, p99 }: StoreFigures['get']): string => `${fixed(p50, 1)} / ${fixed(p99, 1)} us`;
  const ratio = besidePlain === undefined ? undefined : besidePlain.ours / besidePlain.plain;
  const lines: readonly (Figure | undefined)[] = [
    { name: 'get p50 / p99', value: micros(get) },
    { name: 'put p50 / p99', value: micros(put) },
    { name: 'gets / puts a second', value: `${fixed(getsPerSecond, 0)} / ${fixed(putsPerSecond, 0)}` },
    { name: 'bytes an entry', value: fixed(bytesPerEntry, 0) },
    reopenMs === undefined
      ? undefined
      : {
          name: 'from start to the first answer',
          value: `${fixed(reopenMs, 0)} ms`,
          target: '<= 2 s',
          met: reopenMs <= 2000,
        },
    tierHitRatio === undefined
      ? undefined
      : { name: 'answered by a memory tier of a tenth, Zipf', value: fixed(tierHitRatio) },
    besidePlain === undefined || ratio === undefined
      ? undefined
      : {
          name: 'plain GET and ours by turns, p50',
          value: `${fixed(besidePlain.plain, 1)} / ${fixed(besidePlain.ours, 1)} us, ${fixed(ratio)}`,
          target: '<= 1.3',
          met: ratio <= 1.3,
        },
  ];
  printFigures(
    `The ${backend} store with ${entries} entries of 2 kB`,
    lines.filter((line) => line !== undefined),
  );
}

async function startRedis(folder: string) {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const child = spawn('redis-server', args, { stdio: 'ignore' });
  while (
    spawnSync('redis-cli', ['-p', String(port), 'PING'])
      .stdout?.toString()
      .trim() !== 'PONG'
  ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
