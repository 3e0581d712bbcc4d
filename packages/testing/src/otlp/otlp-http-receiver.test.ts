import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startOtlpHttpReceiver } from './otlp-http-receiver.js';
import type { OtlpReceiver } from './otlp-receiver.js';
import { OTLP_SERVICES } from './otlp-schema.js';

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const SPAN_ID = 'b7ad6b7169203331';
const LOGS = {
  resourceLogs: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'test' } }] },
      scopeLogs: [
        {
          scope: { name: 'scope' },
          logRecords: [
            {
              ...{ timeUnixNano: '5', severityNumber: 9, severityText: 'info', body: { stringValue: 'hello' } },
              ...{ attributes: [{ key: 'a', value: { intValue: 1 } }], flags: 1 },
              ...{ traceId: Buffer.from(TRACE_ID, 'hex'), spanId: Buffer.from(SPAN_ID, 'hex') },
            },
            { body: { intValue: 7 }, attributes: [] },
          ],
        },
      ],
    },
  ],
};

let receiver: OtlpReceiver;
beforeEach(async () => {
  receiver = await startOtlpHttpReceiver();
});
afterEach(() => receiver.close());

async function post(path: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  const encoded = OTLP_SERVICES.logs.Export?.requestSerialize(LOGS) ?? Buffer.alloc(0);
  const body = headers['content-encoding'] === 'gzip' ? gzipSync(encoded) : encoded;
  const answer = await fetch(receiver.endpoint + path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-protobuf', ...headers },
    body: new Uint8Array(body),
  });
  return answer.status;
}

describe('startOtlpHttpReceiver', () => {
  it('decodes log records, compressed or not, and keeps how they came', async () => {
    expect(await post('/v1/logs', { 'x-tenant': 'a' })).toBe(200);
    expect(await post('/any/logs', { 'content-encoding': 'gzip' })).toBe(200);
    const resource = [{ key: 'service.name', kind: 'string', value: 'test' }];
    expect(receiver.logs().slice(2)).toEqual(receiver.logs().slice(0, 2));
    expect(receiver.logs().slice(0, 2)).toEqual([
      {
        ...{ timeUnixNano: 5n, severityNumber: 9, severityText: 'info', body: 'hello' },
        ...{ attributes: [{ key: 'a', kind: 'int', value: 1 }], flags: 1 },
        ...{ traceId: TRACE_ID, spanId: SPAN_ID, scopeName: 'scope', resource },
      },
      {
        ...{ timeUnixNano: 0n, severityNumber: 0, severityText: '', body: 7, attributes: [], flags: 0 },
        ...{ traceId: '', spanId: '', scopeName: 'scope', resource },
      },
    ]);
    expect(receiver.exports().map(({ path }) => path)).toEqual(['/v1/logs', '/any/logs']);
    expect(receiver.exports()[0]?.headers['x-tenant']).toBe('a');
  });

  it('refuses when told to, and what is not OTLP always', async () => {
    receiver.setBehaviour('unavailable');
    expect(await post('/v1/logs')).toBe(503);
    receiver.setBehaviour('ok');
    expect(await post('/')).toBe(404);
    expect(await post('/v1/logs', { 'content-type': 'application/json' })).toBe(404);
    expect(receiver.logs()).toEqual([]);
    expect(receiver.exports()).toHaveLength(1);
  });
});
