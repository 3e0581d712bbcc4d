import { createServer, type Server, type Socket } from 'node:net';
import { type OtlpReceiver, startOtlpHttpReceiver, startOtlpReceiver, unusedUrl } from '@isartor/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { startTelemetry, type TelemetryGuard, type TelemetryOptions } from '../src/node/index.js';
import { emitOne } from './emit-one.js';

const PROTOCOLS = [
  { protocol: 'grpc', start: startOtlpReceiver },
  { protocol: 'http/protobuf', start: startOtlpHttpReceiver },
] as const;
/** More than one batch of what waits in a queue of this size. */
const LIMITS = { spanQueueSize: 64, spanBatchSize: 16, logQueueSize: 64, logBatchSize: 16, exportTimeoutMs: 300 };
const EMITTED = 500;

let guard: TelemetryGuard;
const open: { close(): unknown }[] = [];
afterEach(async () => {
  await guard.shutdown(0);
  for (const { close } of open.splice(0)) await close();
});

async function start(endpoint: string, options: Partial<TelemetryOptions>): Promise<void> {
  guard = await startTelemetry({
    ...{ endpoint, serviceVersion: '1', logs: { exporter: 'otlp' }, spanExportDelayMs: 0, logExportDelayMs: 0 },
    ...LIMITS,
    ...options,
  });
}

/** Emits a lot, which must not take long, whatever the collector does. */
function emitMany(): void {
  const began = performance.now();
  for (let count = 0; count < EMITTED; count += 1) emitOne(guard);
  expect(performance.now() - began).toBeLessThan(1000);
}

/** Accepts connections and says nothing. */
async function startBlackHole(): Promise<string> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => sockets.add(socket.on('error', () => {})));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

async function received(start: (typeof PROTOCOLS)[number]['start'], port?: number): Promise<OtlpReceiver> {
  const receiver = await start(port === undefined ? {} : { port });
  open.push(receiver);
  return receiver;
}

async function expectQuickEnd(): Promise<void> {
  const began = performance.now();
  await guard.shutdown();
  expect(performance.now() - began).toBeLessThan(3000);
}

describe.each(PROTOCOLS)('by $protocol, a collector', ({ protocol, start: startReceiver }) => {
  it('that is not there costs what was to go there, which is counted', async () => {
    await start(await unusedUrl(), { protocol });
    emitMany();
    await guard.forceFlush();
    expect(guard.status()).toMatchObject({
      ...{ traces: 'failing', metrics: 'failing', logs: 'failing' },
      ...{ droppedSpans: EMITTED, droppedLogRecords: EMITTED },
    });
    await expectQuickEnd();
  });

  it('that accepts and says nothing costs the same', async () => {
    await start(await startBlackHole(), { protocol });
    emitMany();
    await expect
      .poll(() => guard.status(), { timeout: 10_000 })
      .toMatchObject({ traces: 'failing', logs: 'failing', droppedSpans: EMITTED, droppedLogRecords: EMITTED });
    await expectQuickEnd();
  });

  it('that is slow gets what waits for it; the rest is counted', async () => {
    const receiver = await received(startReceiver);
    receiver.setBehaviour({ delayMs: 100 });
    await start(receiver.endpoint, { protocol, exportTimeoutMs: 5000 });
    emitMany();
    await guard.forceFlush();
    const { droppedSpans, droppedLogRecords } = guard.status();
    expect(Math.min(droppedSpans, droppedLogRecords)).toBeGreaterThan(EMITTED / 2);
    expect(receiver.spans().length).toBeGreaterThanOrEqual(LIMITS.spanQueueSize);
    expect(receiver.spans().length + droppedSpans).toBe(EMITTED);
    expect(receiver.logs().length + droppedLogRecords).toBe(EMITTED);
    await expectQuickEnd();
  });

  it('that goes and comes again is found again, and metrics have missed nothing', async () => {
    const first = await received(startReceiver);
    await start(first.endpoint, { protocol, exportTimeoutMs: 2000 });
    emitOne(guard);
    await guard.forceFlush();
    expect(first.spans()).toHaveLength(1);
    await first.close();
    emitOne(guard);
    await guard.forceFlush();
    expect(guard.status()).toMatchObject({ traces: 'failing', logs: 'failing' });

    const second = await received(startReceiver, Number(new URL(first.endpoint).port));
    await expect
      .poll(
        async () => {
          emitOne(guard);
          await guard.forceFlush();
          return guard.status();
        },
        { timeout: 10_000 },
      )
      .toMatchObject({ traces: 'ok', metrics: 'ok', logs: 'ok' });
    const emitted = first.spans().length + second.spans().length + guard.status().droppedSpans;
    const counted = second.metrics().findLast(({ name }) => name === 'isartor_cache_events_total');
    expect(counted?.points.map(({ value }) => value)).toEqual([emitted]);
    await expectQuickEnd();
  });
});
