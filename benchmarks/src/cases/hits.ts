import { httpLoad } from '../load/http-load.js';
import { median } from '../load/percentiles.js';
import { type Figure, fixed, printFigures } from '../report.js';
import { requestBody, SIZES } from '../servers/bodies.js';
import { type Child, startChild } from '../servers/child.js';
import { startGatewayChild } from '../servers/gateway.js';

const ROUNDS = 5;
const SECONDS = 1.5;
const CONNECTIONS = 16;
const TARGETS = { off: 0.5, on: 0.33 };

/** L1a hits beside a bare Hono route that parses the same body and writes the same bytes; rounds alternate. */
export async function measureHits(): Promise<void> {
  const sink = await startChild({ script: './otlp-sink.js' });
  try {
    for (const size of SIZES) await measureSize(size, sink.url);
  } finally {
    await sink.stop();
  }
}

async function measureSize({ name, bytes }: (typeof SIZES)[number], collector: string): Promise<void> {
  const size = String(bytes);
  const upstream = await startChild({ script: './upstream.js', args: [size] });
  const bare = await startChild({ script: './bare-hono.js', args: [size] });
  const off = await startGatewayChild(upstream.url);
  const on = await startGatewayChild(upstream.url, collector);
  try {
    const body = requestBody(bytes);
    const rates = await alternate({ bare, off, on }, body);
    const figures: Figure[] = [{ name: 'bare Hono, requests/s', value: fixed(median(rates.bare), 0) }];
    for (const mode of ['off', 'on'] as const) {
      const ratio = median(rates[mode].map((rate, round) => rate / (rates.bare[round] ?? Number.NaN)));
      figures.push(
        { name: `monitoring ${mode}, requests/s`, value: fixed(median(rates[mode]), 0) },
        {
          name: `monitoring ${mode}, share of bare`,
          value: fixed(ratio),
          target: `>= ${TARGETS[mode]}`,
          met: ratio >= TARGETS[mode],
        },
      );
    }
    printFigures(
      `L1a hits, ${name} in and out, ${CONNECTIONS} connections, median of ${ROUNDS} alternating rounds`,
      figures,
    );
  } finally {
    await Promise.all([upstream, bare, off, on].map((child) => child.stop()));
  }
}

async function alternate<Name extends string>(
  servers: Record<Name, Child>,
  body: string,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(servers) as Name[];
  const rates = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  const load = (name: Name, seconds: number) =>
    httpLoad({ url: `${servers[name].url}/v1/chat/completions`, bodies: [body], connections: CONNECTIONS, seconds });
  for (const name of names) await load(name, 1);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names) rates[name].push((await load(name, SECONDS)).requestsPerSecond);
  }
  return rates;
}
