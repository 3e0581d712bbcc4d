import { httpLoad } from '../load/http-load.js';
import { median } from '../load/percentiles.js';
import { type Figure, fixed, printFigures } from '../report.js';
import { requestBody } from '../servers/bodies.js';
import { type Child, startChild } from '../servers/child.js';
import { startGatewayChild } from '../servers/gateway.js';

const ROUNDS = 9;
const SECONDS = 2;
const CONNECTIONS = 4;
const BYTES = 1000;
const TARGET = 1.1;
const MEBIBYTE = 1024 * 1024;

const FAULTS = ['refused', 'black hole', 'late by 5 s', 'UNAVAILABLE'] as const;

type Collector = 'well' | (typeof FAULTS)[number];

/** The p99 of L1a hits while the collector fails, beside that of a gateway whose collector does not; and what is lost. */
export async function measureTelemetryFaults(): Promise<void> {
  const upstream = await startChild({ script: './upstream.js', args: [String(BYTES)] });
  const collectors = new Map<Collector, Child>();
  for (const name of ['well', ...FAULTS] as const) {
    if (name !== 'refused') collectors.set(name, await startChild({ script: './otlp-sink.js', args: [name] }));
  }
  const gateways = new Map<Collector, Child>();
  for (const name of ['well', ...FAULTS] as const) {
    gateways.set(name, await startGatewayChild(upstream.url, collectors.get(name)?.url ?? 'http://127.0.0.1:9'));
  }
  try {
    await report(gateways, await alternate(gateways));
  } finally {
    await Promise.all([upstream, ...collectors.values(), ...gateways.values()].map((child) => child.stop()));
  }
}

interface Measured {
  readonly p99: number[];
  /** Resident memory after each round. */
  readonly bytes: number[];
}

async function report(
  gateways: ReadonlyMap<Collector, Child>,
  measured: ReadonlyMap<Collector, Measured>,
): Promise<void> {
  const well = measured.get('well')?.p99 ?? [];
  const figures: Figure[] = [{ name: 'well: p99', value: `${fixed(median(well))} ms` }];
  for (const fault of FAULTS) {
    const { p99, bytes } = measured.get(fault) ?? { p99: [], bytes: [] };
    const ratio = median(p99.map((one, round) => one / (well[round] ?? Number.NaN)));
    const growth = (bytes.at(-1) ?? 0) - (bytes[2] ?? 0);
    figures.push(
      { name: `${fault}: p99 to that`, value: fixed(ratio), target: `<= ${TARGET}`, met: ratio <= TARGET },
      { name: `${fault}: memory from round 3 to ${ROUNDS}`, value: `${fixed(growth / MEBIBYTE, 0)} MiB` },
      { name: `${fault}: as /health tells it`, value: await telemetryOf(gateways.get(fault)?.url ?? '') },
    );
  }
  const title = `L1a hits while the collector fails, ${CONNECTIONS} connections, median of ${ROUNDS} alternating rounds`;
  printFigures(title, figures);
}

async function telemetryOf(url: string): Promise<string> {
  const { telemetry } = (await (await fetch(`${url}/health`)).json()) as { readonly telemetry: object };
  return JSON.stringify(telemetry);
}

async function alternate(gateways: ReadonlyMap<Collector, Child>): Promise<ReadonlyMap<Collector, Measured>> {
  const measured = new Map([...gateways.keys()].map((name) => [name, { p99: [] as number[], bytes: [] as number[] }]));
  for (const gateway of gateways.values()) await p99Of(gateway);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, gateway] of gateways) {
      measured.get(name)?.p99.push(await p99Of(gateway));
      measured.get(name)?.bytes.push(gateway.residentBytes());
    }
  }
  return measured;
}

async function p99Of({ url }: Child): Promise<number> {
  const bodies = [requestBody(BYTES)];
  const load = { url: `${url}/v1/chat/completions`, bodies, connections: CONNECTIONS, seconds: SECONDS };
  return (await httpLoad(load)).latency.p99;
}
