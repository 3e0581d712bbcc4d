import { percentiles } from '../load/percentiles.js';
import { openStream, type StreamTiming } from '../load/stream-client.js';
import { fixed, printFigures } from '../report.js';
import { startChild } from '../servers/child.js';
import { startGatewayChild } from '../servers/gateway.js';

const RUNNING = 500;
const PROBES = 150;
const WARM_UP_ROUNDS = 40;
/** Ten chunks a second for as long as the probes take. */
const RUNNING_CHUNKS = 200;

/** Code that has run before, and connections that are open, as in a gateway that has served for a minute. */
async function warmUp(url: string): Promise<void> {
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) {
    const streams = await Promise.all(Array.from({ length: 50 }, () => openStream(url, 2)));
    await Promise.all(streams.map((stream) => stream.whole));
  }
}

/** The first byte of a new stream while 500 others run, direct and through the gateway, probes alternating. */
export async function measureStreams(): Promise<void> {
  const upstream = await startChild({ script: './upstream.js', args: ['400'] });
  const gateway = await startGatewayChild(upstream.url);
  try {
    await warmUp(upstream.url);
    await warmUp(gateway.url);
    const running = await Promise.all(Array.from({ length: RUNNING }, () => openStream(gateway.url, RUNNING_CHUNKS)));
    const direct: number[] = [];
    const through: number[] = [];
    const probes: StreamTiming[] = [];
    for (let probe = 0; probe < PROBES; probe += 1) {
      for (const [url, samples] of [
        [upstream.url, direct],
        [gateway.url, through],
      ] as const) {
        const timing = await openStream(url, 3);
        samples.push(timing.firstByteMs);
        probes.push(timing);
      }
    }
    const whole = await Promise.all([...running, ...probes].map((timing) => timing.whole));
    const added = percentiles(through).p50 - percentiles(direct).p50;
    printFigures(`SSE relay, ${PROBES} new streams while ${RUNNING} run at 10 chunks/s each`, [
      {
        name: 'first byte direct p50 / p95',
        value: `${fixed(percentiles(direct).p50)} / ${fixed(percentiles(direct).p95)} ms`,
      },
      {
        name: 'first byte through the gateway p50 / p95',
        value: `${fixed(percentiles(through).p50)} / ${fixed(percentiles(through).p95)} ms`,
      },
      { name: 'added p50', value: `${fixed(added)} ms`, target: '< 1 ms', met: added < 1 },
      { name: 'streams that came whole', value: `${whole.filter(Boolean).length} of ${whole.length}` },
      { name: 'gateway CPU', value: `${fixed(gateway.cpuSeconds())} s` },
    ]);
  } finally {
    await Promise.all([upstream, gateway].map((child) => child.stop()));
  }
}
