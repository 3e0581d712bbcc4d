import { httpLoad, UNIQUE_MARK } from '../load/http-load.js';
import { median } from '../load/percentiles.js';
import { fixed, printFigures } from '../report.js';
import { requestBody } from '../servers/bodies.js';
import { type Child, startChild } from '../servers/child.js';
import { startGatewayChild } from '../servers/gateway.js';

const ROUNDS = 7;
const SECONDS = 1.5;
const CONNECTIONS = 8;
const BYTES = 1000;
const TARGET_US = 60;

/** Gateways that differ in how much of telemetry they do; each next one does less of it. */
const MODES = {
  on: {},
  'no export of metrics': { OTEL_METRICS_EXPORTER: 'none' },
  'no export of spans': { OTEL_TRACES_EXPORTER: 'none' },
  'no span recorded': { OTEL_TRACES_SAMPLER: 'always_off' },
} as const;

type Mode = keyof typeof MODES | 'off';

/** Bodies of requests: one that is always the same, and one that never is. */
const REQUESTS = {
  'an L1a hit': requestBody(BYTES),
  'a miss': requestBody(BYTES, UNIQUE_MARK),
} as const;

/** CPU of the whole process for one request, with monitoring on and in parts, beside the same with monitoring off. */
export async function measureTelemetry(): Promise<void> {
  const upstream = await startChild({ script: './upstream.js', args: [String(BYTES)] });
  const sink = await startChild({ script: './otlp-sink.js' });
  const gateways = { off: await startGatewayChild(upstream.url) } as Record<Mode, Child>;
  for (const [mode, env] of Object.entries(MODES)) {
    gateways[mode as Mode] = await startGatewayChild(upstream.url, sink.url, env);
  }
  try {
    for (const [name, body] of Object.entries(REQUESTS)) report(name, await alternate(gateways, body));
  } finally {
    await Promise.all([upstream, sink, ...Object.values(gateways)].map((child) => child.stop()));
  }
}

function report(name: string, spent: Readonly<Record<Mode, readonly number[]>>): void {
  const more = (mode: Mode, less: Mode): number =>
    median(spent[mode].map((one, round) => one - (spent[less][round] ?? Number.NaN)));
  const us = (value: number): string => `${fixed(value, 1)} us`;
  const cost = more('on', 'off');
  const modes = Object.keys(MODES) as (keyof typeof MODES)[];
  printFigures(
    `CPU of ${name}, ${CONNECTIONS} connections, median of ${ROUNDS} alternating rounds; the collector's CPU is left out`,
    [
      { name: 'monitoring off', value: us(median(spent.off)) },
      { name: 'monitoring on, more than off', value: us(cost), target: `<= ${TARGET_US} us`, met: cost <= TARGET_US },
      ...modes.slice(1).map((mode) => ({ name: `${mode}, more than off`, value: us(more(mode, 'off')) })),
    ],
  );
}

async function alternate(gateways: Record<Mode, Child>, body: string): Promise<Record<Mode, number[]>> {
  const modes = Object.keys(gateways) as Mode[];
  const spent = Object.fromEntries(modes.map((mode) => [mode, [] as number[]])) as Record<Mode, number[]>;
  for (const mode of modes) await cpuOfOne(gateways[mode], body);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const mode of modes) spent[mode].push(await cpuOfOne(gateways[mode], body));
  }
  return spent;
}

/** Microseconds for one request of a round. */
async function cpuOfOne(gateway: Child, body: string): Promise<number> {
  const before = gateway.cpuSeconds();
  const load = {
    url: `${gateway.url}/v1/chat/completions`,
    bodies: [body],
    connections: CONNECTIONS,
    seconds: SECONDS,
  };
  const { requests } = await httpLoad(load);
  return ((gateway.cpuSeconds() - before) * 1e6) / requests;
}
