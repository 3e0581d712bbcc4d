import { httpLoad } from '../load/http-load.js';
import { median } from '../load/percentiles.js';
import { fixed, printFigures } from '../report.js';
import { requestBody } from '../servers/bodies.js';
import { startChild } from '../servers/child.js';
import { startGatewayChild } from '../servers/gateway.js';

const STARTS = 5;
const PROMPTS = 200;
const EARLY = 20_000;
const LATE = 200_000;
const MEBIBYTE = 1024 * 1024;

/** How soon the gateway serves, and whether it grows. */
export async function measureStartAndMemory(): Promise<void> {
  const upstream = await startChild({ script: './upstream.js', args: ['420'] });
  try {
    const starts: number[] = [];
    for (let start = 0; start < STARTS; start += 1) {
      const gateway = await startGatewayChild(upstream.url);
      starts.push(gateway.readyMs);
      await gateway.stop();
    }
    const memory = await measureMemory(upstream.url);
    const growth = memory.late / memory.early;
    printFigures('Start and memory', [
      {
        name: `process start to ready, median of ${STARTS}`,
        value: `${fixed(median(starts), 0)} ms`,
        target: '< 1000 ms',
        met: median(starts) < 1000,
      },
      { name: 'RSS idle', value: `${fixed(memory.idle / MEBIBYTE, 0)} MiB` },
      { name: `RSS after ${EARLY} requests`, value: `${fixed(memory.early / MEBIBYTE, 0)} MiB` },
      { name: `RSS after ${LATE} requests`, value: `${fixed(memory.late / MEBIBYTE, 0)} MiB` },
      { name: 'growth', value: fixed(growth), target: '<= 1.1', met: growth <= 1.1 },
    ]);
  } finally {
    await upstream.stop();
  }
}

/** Hits on a set of prompts in turn; `early` and `late` are read at the two marks. */
async function measureMemory(upstream: string): Promise<{ idle: number; early: number; late: number }> {
  const gateway = await startGatewayChild(upstream);
  const bodies = Array.from({ length: PROMPTS }, (_, prompt) => requestBody(420, `topic ${prompt}`));
  const load = (maxRequests: number) =>
    httpLoad({ url: `${gateway.url}/v1/chat/completions`, bodies, connections: 8, seconds: 120, maxRequests });
  try {
    const idle = gateway.residentBytes();
    await load(EARLY);
    const early = gateway.residentBytes();
    await load(LATE - EARLY);
    return { idle, early, late: gateway.residentBytes() };
  } finally {
    await gateway.stop();
  }
}
