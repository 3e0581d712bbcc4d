import { type OtlpReceiver, startOtlpHttpReceiver, startOtlpReceiver } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTelemetry, type TelemetryGuard, type TelemetryOptions } from '../src/node/index.js';

const SPAN = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331', traceFlags: 1 };

let receiver: OtlpReceiver;
let guard: TelemetryGuard;
async function start(options: Partial<TelemetryOptions> = {}): Promise<void> {
  guard = await startTelemetry({
    ...{ endpoint: receiver.endpoint, serviceVersion: '1', logs: { exporter: 'otlp' } },
    ...options,
  });
}
function write(lines: number, from = 0): void {
  for (let line = from; line < from + lines; line += 1) {
    guard.emitLog?.({ timeMs: 1_700_000_000_123, severity: 'warn', body: `line ${line}`, attributes: { line } });
  }
}
beforeEach(async () => {
  receiver = await startOtlpReceiver();
});
afterEach(async () => {
  await guard.shutdown(0);
  await receiver.close();
});

describe('a line of the log', () => {
  it('arrives with its severity, its fields and the span it was written in', async () => {
    await start();
    const attributes = { target: 'isartor', count: 2, share: 0.5, ok: true };
    guard.emitLog?.({ timeMs: 1_700_000_000_123, severity: 'warn', body: 'Hello', attributes, span: SPAN });
    guard.emitLog?.({ timeMs: 1, severity: 'error', body: 'No span', attributes: {} });
    await guard.forceFlush();
    expect(receiver.logs()).toMatchObject([
      {
        timeUnixNano: 1_700_000_000_123_000_000n,
        severityNumber: 13,
        severityText: 'warn',
        body: 'Hello',
        attributes: [
          { key: 'target', kind: 'string', value: 'isartor' },
          { key: 'count', kind: 'int', value: 2 },
          { key: 'share', kind: 'double', value: 0.5 },
          { key: 'ok', kind: 'bool', value: true },
        ],
        traceId: SPAN.traceId,
        spanId: SPAN.spanId,
        flags: 1,
        scopeName: 'isartor.gateway',
      },
      { severityNumber: 17, body: 'No span', traceId: '', spanId: '' },
    ]);
    expect(receiver.logs()[0]?.resource).toContainEqual(
      expect.objectContaining({ key: 'service.name', value: 'isartor-gateway' }),
    );
  });

  it('goes nowhere unless that is asked for', async () => {
    await start({ logs: {} });
    expect(guard.emitLog).toBeUndefined();
    expect(guard.status().logs).toBe('off');
  });
});

describe('lines of the log', () => {
  it('are all sent at the end, more than one batch of them', async () => {
    await start({ logQueueSize: 100, logBatchSize: 10 });
    write(95);
    await guard.shutdown();
    expect(receiver.logs()).toHaveLength(95);
    expect(guard.status()).toMatchObject({ logs: 'ok', droppedLogRecords: 0 });
  });

  it('wait within bounds for a collector that does not answer; what is lost is counted', async () => {
    receiver.setBehaviour('hang');
    await start({ logQueueSize: 10, logBatchSize: 4 });
    write(4);
    await receiver.waitFor(({ calls }) => calls === 1, 5000);
    write(13, 4);
    expect(guard.status()).toMatchObject({ droppedLogRecords: 3, droppedSpans: 0 });
  });

  it('are counted as lost when their export fails, and go on when the collector is back', async () => {
    receiver.setBehaviour('unavailable');
    await start();
    write(3);
    await guard.forceFlush();
    expect(guard.status()).toMatchObject({ logs: 'failing', droppedLogRecords: 3, failedExports: 2 });
    receiver.setBehaviour('ok');
    write(1);
    await guard.forceFlush();
    expect(receiver.logs()).toHaveLength(1);
    expect(guard.status()).toMatchObject({ logs: 'ok', droppedLogRecords: 3 });
  });

  it('after the shutdown are not an error', async () => {
    await start();
    await guard.shutdown();
    write(2);
    expect(receiver.logs()).toEqual([]);
  });
});

describe('over HTTP', () => {
  beforeEach(async () => {
    await receiver.close();
    receiver = await startOtlpHttpReceiver();
  });

  it('a collector that refuses is tried again within the time of the export', async () => {
    receiver.setBehaviour('unavailable');
    await start({ protocol: 'http/protobuf', traces: { exporter: 'none' }, metrics: { exporter: 'none' } });
    write(1);
    const flushed = guard.forceFlush();
    await receiver.waitFor(({ calls }) => calls >= 1, 5000);
    receiver.setBehaviour('ok');
    await flushed;
    expect(receiver.logs()).toHaveLength(1);
    expect(guard.status()).toMatchObject({ logs: 'ok', failedExports: 0 });
  });

  it('a collector that accepts and never answers does not hold up the end', async () => {
    receiver.setBehaviour('hang');
    await start({ protocol: 'http/protobuf' });
    write(600);
    const began = performance.now();
    await guard.shutdown();
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
