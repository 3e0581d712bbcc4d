import { type OtlpReceiver, startOtlpReceiver } from '@isartor/testing';
import { ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bounded, createMetrics, createSpans, INSTRUMENTS } from '../src/index.js';
import { startTelemetry, type TelemetryGuard } from '../src/node/index.js';

const spans = createSpans<{ work: { start: object; end: object } }>({ name: 'test' });
const recorders = createMetrics({ cacheEvents: INSTRUMENTS.cacheEvents });
const tool = bounded('curl', ['curl']);
const REMOTE = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331', isRemote: true };
const below = (traceFlags: number) => trace.setSpanContext(ROOT_CONTEXT, { ...REMOTE, traceFlags });
const WITHOUT_PARENT = 200;

let receiver: OtlpReceiver;
let guard: TelemetryGuard | undefined;
beforeEach(async () => {
  receiver = await startOtlpReceiver();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await guard?.shutdown();
  await receiver.close();
});

/** How many spans arrive: of many roots, of one below a sampled span of the caller's, of one below one that is not. */
async function sampled(sampler: string, argument: string): Promise<readonly [number, number, number]> {
  vi.stubEnv('OTEL_TRACES_SAMPLER', sampler);
  vi.stubEnv('OTEL_TRACES_SAMPLER_ARG', argument);
  guard = await startTelemetry({ endpoint: receiver.endpoint, serviceVersion: '1' });
  for (let count = 0; count < WITHOUT_PARENT; count += 1) {
    spans.start('work', {}).end();
    recorders.cacheEvents.add(1, { cache_layer: 'L1a', outcome: 'hit', tool });
  }
  for (const flags of [1, 0]) spans.within(below(flags)).start('work', {}).end();
  const kept = spans.within(below(1)).start('work', {}).span.isRecording();
  const unkept = spans.within(below(0)).start('work', {}).span.isRecording();
  await guard.shutdown();
  const roots = receiver.spans().filter(({ parentSpanId }) => parentSpanId === undefined);
  return [roots.length, Number(kept), Number(unkept)];
}

describe('OTEL_TRACES_SAMPLER', () => {
  it.each([
    ['', '', [WITHOUT_PARENT, 1, 0]],
    ['parentbased_always_on', '', [WITHOUT_PARENT, 1, 0]],
    ['parentbased_always_off', '', [0, 1, 0]],
    ['always_on', '', [WITHOUT_PARENT, 1, 1]],
    ['always_off', '', [0, 0, 0]],
    ['parentbased_traceidratio', '0', [0, 1, 0]],
    ['traceidratio', '1', [WITHOUT_PARENT, 1, 1]],
  ] as const)('%s %s decides on spans; metrics count all the same', async (sampler, argument, expected) => {
    expect(await sampled(sampler, argument)).toEqual(expected);
    const counted = receiver.metrics().findLast(({ name }) => name === 'isartor_cache_events_total');
    expect(counted?.points.map(({ value }) => value)).toEqual([WITHOUT_PARENT]);
  });

  it('parentbased_traceidratio keeps about its share', async () => {
    const [roots] = await sampled('parentbased_traceidratio', '0.5');
    // Beyond this is one run in a thousand million.
    expect(roots).toBeGreaterThan(55);
    expect(roots).toBeLessThan(145);
  });
});
