import { httpLoad, type LoadResult, UNIQUE_MARK } from '../load/http-load.js';
import { median } from '../load/percentiles.js';
import { fixed, printFigures } from '../report.js';
import { requestBody } from '../servers/bodies.js';
import { startChild } from '../servers/child.js';
import { startGatewayChild } from '../servers/gateway.js';

const ROUNDS = 5;
const SECONDS = 1.5;
const BYTES = 420;

/** Prompts that nobody asked before, read, looked up, sent, answered and stored: what the gateway adds to a direct call, and what it keeps of a bare relay's rate. */
export async function measurePassThrough(): Promise<void> {
  const upstream = await startChild({ script: './upstream.js', args: [String(BYTES)] });
  const relay = await startChild({ script: './bare-relay.js', args: [upstream.url] });
  const gateway = await startGatewayChild(upstream.url);
  try {
    const body = requestBody(BYTES, UNIQUE_MARK);
    const servers = { direct: upstream, relay, gateway };
    const single = await alternate(servers, body, 1);
    const busy = await alternate(servers, body, 16);
    const added = (name: 'relay' | 'gateway', point: 'p50' | 'p99'): number =>
      median(
        single[name].map((one, round) => one.latency[point] - (single.direct[round]?.latency[point] ?? Number.NaN)),
      );
    const share = median(
      busy.gateway.map((one, round) => one.requestsPerSecond / (busy.relay[round]?.requestsPerSecond ?? Number.NaN)),
    );
    printFigures(`Pass-through, ${BYTES} B, median of ${ROUNDS} alternating rounds`, [
      {
        name: 'one connection, bare relay adds p50 / p99',
        value: `${fixed(added('relay', 'p50'), 3)} / ${fixed(added('relay', 'p99'), 3)} ms`,
      },
      {
        name: 'one connection, gateway adds p50 / p99',
        value: `${fixed(added('gateway', 'p50'), 3)} / ${fixed(added('gateway', 'p99'), 3)} ms`,
        target: 'p50 < 0.3 ms',
        met: added('gateway', 'p50') < 0.3,
      },
      {
        name: '16 connections, bare relay, requests/s',
        value: fixed(median(busy.relay.map((one) => one.requestsPerSecond)), 0),
      },
      {
        name: '16 connections, gateway, requests/s',
        value: fixed(median(busy.gateway.map((one) => one.requestsPerSecond)), 0),
      },
      { name: '16 connections, share of bare relay', value: fixed(share), target: '>= 0.6', met: share >= 0.6 },
    ]);
  } finally {
    await Promise.all([upstream, relay, gateway].map((child) => child.stop()));
  }
}

async function alternate<Name extends string>(
  servers: Record<Name, { readonly url: string }>,
  body: string,
  connections: number,
): Promise<Record<Name, LoadResult[]>> {
  const names = Object.keys(servers) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as LoadResult[]])) as Record<Name, LoadResult[]>;
  const load = (name: Name, seconds: number) =>
    httpLoad({ url: `${servers[name].url}/v1/chat/completions`, bodies: [body], connections, seconds });
  for (const name of names) await load(name, 1);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names) results[name].push(await load(name, SECONDS));
  }
  return results;
}
