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

/** Hits and misses of ${PROMPTS} prompts in turn, until both marks are passed. */
async function measureMemory(upstream: string): Promise<{ idle: number; early: number; late: number }> {
  const gateway = await startGatewayChild(upstream);
  try {
    const idle = gateway.residentBytes();
    let sent = 0;
    let early = 0;
    for (let prompt = 0; sent < LATE; prompt += 1) {
      const body = requestBody(420, String(prompt % PROMPTS)).replace('And?', `And ${prompt % PROMPTS}?`);
      const maxRequests = EARLY / PROMPTS;
      const { requests } = await httpLoad({
        url: `${gateway.url}/v1/chat/completions`,
        body,
        connections: 8,
        seconds: 60,
        maxRequests,
      });
      sent += requests;
      if (early === 0 && sent >= EARLY) early = gateway.residentBytes();
    }
    return { idle, early, late: gateway.residentBytes() };
  } finally {
    await gateway.stop();
  }
}
