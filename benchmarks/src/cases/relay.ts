import { median } from '../load/percentiles.js';
import { openStream } from '../load/stream-client.js';
import { fixed, printFigures } from '../report.js';
import { type Child, startChild } from '../servers/child.js';
import { startGatewayChild } from '../servers/gateway.js';

const ROUNDS = 5;
const STREAMS = 8;
const CHUNKS = 1000;

/** CPU that the relay of chunks takes which arrive one by one: the gateway's beside that of pipes for bytes. */
export async function measureRelay(): Promise<void> {
  const upstream = await startChild({ script: './chunk-upstream.js' });
  const fetchPipe = await startChild({ script: './byte-pipe.js', args: [upstream.url, 'fetch'] });
  const requestPipe = await startChild({ script: './byte-pipe.js', args: [upstream.url, 'request'] });
  const gateway = await startGatewayChild(upstream.url);
  const servers = { fetchPipe, requestPipe, gateway };
  try {
    const spent = await alternate(servers);
    const ratioTo = (name: 'fetchPipe' | 'requestPipe'): number =>
      median(spent.gateway.map((one, round) => one / (spent[name][round] ?? Number.NaN)));
    const cost = (name: keyof typeof servers): string => `${fixed((1000 * median(spent[name])) / STREAMS, 1)} ms`;
    const figures = (name: 'fetchPipe' | 'requestPipe', title: string) => [
      { name: `${title}, CPU a stream`, value: cost(name) },
      { name: `gateway to it`, value: fixed(ratioTo(name)), target: '<= 1.5', met: ratioTo(name) <= 1.5 },
    ];
    printFigures(
      `Relay of ${CHUNKS} single chunks a stream, ${STREAMS} streams, median of ${ROUNDS} alternating rounds`,
      [
        { name: 'gateway, CPU a stream', value: cost('gateway') },
        ...figures('fetchPipe', 'byte pipe by fetch'),
        ...figures('requestPipe', 'byte pipe by request'),
      ],
    );
  } finally {
    await Promise.all([upstream, ...Object.values(servers)].map((child) => child.stop()));
  }
}

async function alternate<Name extends string>(servers: Record<Name, Child>): Promise<Record<Name, number[]>> {
  const names = Object.keys(servers) as Name[];
  const spent = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (const name of names) await cpuOfStreams(servers[name]);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names) spent[name].push(await cpuOfStreams(servers[name]));
  }
  return spent;
}

/** CPU seconds of the whole process while the streams run. @throws Error when one did not come whole. */
async function cpuOfStreams(child: Child): Promise<number> {
  const before = child.cpuSeconds();
  const streams = await Promise.all(Array.from({ length: STREAMS }, () => openStream(child.url, CHUNKS)));
  const whole = await Promise.all(streams.map((stream) => stream.whole));
  if (!whole.every(Boolean)) throw new Error('A stream was cut');
  return child.cpuSeconds() - before;
}
