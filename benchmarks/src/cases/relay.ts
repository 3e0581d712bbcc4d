import { median } from '../load/percentiles.js';
import { openStream } from '../load/stream-client.js';
import { fixed, printFigures } from '../report.js';
import { type Child, startChild } from '../servers/child.js';
import { startGatewayChild } from '../servers/gateway.js';

const ROUNDS = 5;
const STREAMS = 8;
const CHUNKS = 1000;

/** CPU that the relay of chunks takes which arrive one by one: the gateway's beside that of a pipe for bytes. */
export async function measureRelay(): Promise<void> {
  const upstream = await startChild({ script: './chunk-upstream.js' });
  const pipe = await startChild({ script: './byte-pipe.js', args: [upstream.url] });
  const gateway = await startGatewayChild(upstream.url);
  try {
    for (const child of [pipe, gateway]) await cpuOfStreams(child);
    const spent = { pipe: [] as number[], gateway: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      spent.pipe.push(await cpuOfStreams(pipe));
      spent.gateway.push(await cpuOfStreams(gateway));
    }
    const ratio = median(spent.gateway.map((one, round) => one / (spent.pipe[round] ?? Number.NaN)));
    printFigures(
      `Relay of ${CHUNKS} single chunks a stream, ${STREAMS} streams, median of ${ROUNDS} alternating rounds`,
      [
        { name: 'byte pipe, CPU a stream', value: `${fixed((1000 * median(spent.pipe)) / STREAMS, 1)} ms` },
        { name: 'gateway, CPU a stream', value: `${fixed((1000 * median(spent.gateway)) / STREAMS, 1)} ms` },
        { name: 'gateway to byte pipe', value: fixed(ratio), target: '<= 1.5', met: ratio <= 1.5 },
      ],
    );
  } finally {
    await Promise.all([upstream, pipe, gateway].map((child) => child.stop()));
  }
}

/** CPU seconds of the whole process while the streams run. @throws Error when one did not come whole. */
async function cpuOfStreams(child: Child): Promise<number> {
  const before = child.cpuSeconds();
  const streams = await Promise.all(Array.from({ length: STREAMS }, () => openStream(child.url, CHUNKS)));
  const whole = await Promise.all(streams.map((stream) => stream.whole));
  if (!whole.every(Boolean)) throw new Error('A stream was cut');
  return child.cpuSeconds() - before;
}
