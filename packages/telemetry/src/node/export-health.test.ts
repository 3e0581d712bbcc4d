import { ExportResultCode } from '@opentelemetry/core';
import { describe, expect, it } from 'vitest';
import { createExportHealth } from './export-health.js';

const SUCCESS = { code: ExportResultCode.SUCCESS };

describe('createExportHealth', () => {
  it('goes by the latest export and counts those that failed', () => {
    const failures: string[] = [];
    const results = [SUCCESS, { code: ExportResultCode.FAILED, error: new Error('full') }, SUCCESS];
    const ends: unknown[] = [];
    const health = createExportHealth((error) => failures.push(error));
    const send = health.watch<string>((_, done) => done(results.shift() ?? SUCCESS));

    const states = [health.state];
    for (let round = 0; round < 3; round += 1) {
      send('items', (result) => ends.push(result.code));
      states.push(health.state);
    }
    expect(states).toEqual(['idle', 'ok', 'failing', 'ok']);
    expect(ends).toEqual([ExportResultCode.SUCCESS, ExportResultCode.FAILED, ExportResultCode.SUCCESS]);
    expect(failures).toEqual(['full']);
    expect(health.failedExports).toBe(1);
  });

  it('takes an exporter that throws for one that failed', () => {
    const health = createExportHealth(() => {});
    const send = health.watch<string>(() => {
      throw new TypeError('cannot serialise');
    });
    let ended: unknown;
    send('items', (result) => {
      ended = result;
    });
    expect(ended).toEqual({ code: ExportResultCode.FAILED, error: new TypeError('cannot serialise') });
    expect(health).toMatchObject({ state: 'failing', failedExports: 1 });
  });
});
