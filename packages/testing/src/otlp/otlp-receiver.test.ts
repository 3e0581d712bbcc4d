import { credentials, logVerbosity, makeClientConstructor, setLogVerbosity, status } from '@grpc/grpc-js';
import type { ServiceDefinition } from '@grpc/proto-loader';
import { afterEach, describe, expect, it } from 'vitest';
import { attributeValue } from './decoded-attribute.js';
import { type OtlpReceiver, type OtlpReceiverOptions, startOtlpReceiver } from './otlp-receiver.js';
import { OTLP_SERVICES } from './otlp-schema.js';

// A port that is taken is a test here, not something to print.
setLogVerbosity(logVerbosity.NONE);

const open: { close(): unknown }[] = [];

afterEach(async () => {
  for (const { close } of open.splice(0).toReversed()) await close();
});

async function started(options?: OtlpReceiverOptions): Promise<OtlpReceiver> {
  const receiver = await startOtlpReceiver(options);
  open.push(receiver);
  return receiver;
}

/** Sends one export as a client would; rejects with what the server answers or after 5 s. */
async function send(receiver: OtlpReceiver, service: ServiceDefinition, request: object): Promise<object> {
  const Client = makeClientConstructor(service, 'Export');
  const client = new Client(new URL(receiver.endpoint).host, credentials.createInsecure());
  open.push({ close: () => client.close() });
  const call = client.Export?.bind(client);
  if (call === undefined) throw new Error('the service has no Export');
  return await new Promise((resolve, reject) => {
    const answered = (error: Error | null, response: object) => (error === null ? resolve(response) : reject(error));
    call(request, { deadline: Date.now() + 5000 }, answered);
  });
}

const traceRequest = (name: string) => ({
  resourceSpans: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'test' } }] },
      scopeSpans: [
        {
          scope: { name: 'scope', version: '1' },
          spans: [
            {
              traceId: Buffer.from('0af7651916cd43dd8448eb211c80319c', 'hex'),
              spanId: Buffer.from('b7ad6b7169203331', 'hex'),
              name,
              kind: 2,
              startTimeUnixNano: '1700000000000000001',
              endTimeUnixNano: '1700000000000000002',
              attributes: [
                { key: 'no', value: { boolValue: false } },
                { key: 'zero', value: { intValue: 0 } },
                { key: 'whole', value: { doubleValue: 1 } },
                { key: 'list', value: { arrayValue: { values: [{ stringValue: 'a' }, { intValue: -3 }] } } },
                { key: 'map', value: { kvlistValue: { values: [{ key: 'in', value: { stringValue: '' } }] } } },
                { key: 'bytes', value: { bytesValue: Buffer.from([1, 255]) } },
                { key: 'empty', value: {} },
                { key: 'none' },
              ],
              events: [{ name: 'event', timeUnixNano: '5', attributes: [] }],
              links: [{ traceId: Buffer.from('0a', 'hex'), spanId: Buffer.from('0b', 'hex') }],
              status: { code: 2, message: 'broken' },
            },
          ],
        },
      ],
    },
  ],
});

describe('startOtlpReceiver', () => {
  it('decodes spans with the kinds their attributes had', async () => {
    const receiver = await started();
    expect(await send(receiver, OTLP_SERVICES.traces, traceRequest('one'))).toEqual({});
    expect(receiver.spans()).toEqual([
      {
        traceId: '0af7651916cd43dd8448eb211c80319c',
        spanId: 'b7ad6b7169203331',
        name: 'one',
        kind: 'server',
        startTimeUnixNano: 1700000000000000001n,
        endTimeUnixNano: 1700000000000000002n,
        attributes: [
          { key: 'no', kind: 'bool', value: false },
          { key: 'zero', kind: 'int', value: 0 },
          { key: 'whole', kind: 'double', value: 1 },
          {
            key: 'list',
            kind: 'array',
            value: [
              { kind: 'string', value: 'a' },
              { kind: 'int', value: -3 },
            ],
          },
          { key: 'map', kind: 'map', value: [{ key: 'in', kind: 'string', value: '' }] },
          { key: 'bytes', kind: 'bytes', value: '01ff' },
          { key: 'empty', kind: 'empty', value: undefined },
          { key: 'none', kind: 'empty', value: undefined },
        ],
        events: [{ name: 'event', timeUnixNano: 5n, attributes: [] }],
        links: [{ traceId: '0a', spanId: '0b' }],
        status: { code: 'error', message: 'broken' },
        scopeName: 'scope',
        scopeVersion: '1',
        resource: [{ key: 'service.name', kind: 'string', value: 'test' }],
      },
    ]);
    expect(attributeValue(receiver.spans()[0]?.attributes ?? [], 'zero')).toBe(0);
    expect(attributeValue(receiver.spans()[0]?.attributes ?? [], 'absent')).toBeUndefined();
  });

  it('decodes every kind of metric', async () => {
    const receiver = await started();
    const point = { startTimeUnixNano: '1', timeUnixNano: '2', attributes: [] };
    await send(receiver, OTLP_SERVICES.metrics, {
      resourceMetrics: [
        {
          scopeMetrics: [
            {
              scope: { name: 'scope' },
              metrics: [
                {
                  name: 'sum',
                  unit: '{call}',
                  sum: { aggregationTemporality: 2, isMonotonic: true, dataPoints: [{ ...point, asInt: '7' }] },
                },
                { name: 'gauge', gauge: { dataPoints: [{ ...point, asDouble: 0.5 }] } },
                {
                  name: 'histogram',
                  histogram: {
                    aggregationTemporality: 1,
                    dataPoints: [{ ...point, count: '3', sum: 6, bucketCounts: ['1', '2'], explicitBounds: [1] }],
                  },
                },
                { name: 'other' },
              ],
            },
          ],
        },
      ],
    });
    const common = { description: '', unit: '', monotonic: false, scopeName: 'scope', resource: [] };
    const decoded = { startTimeUnixNano: 1n, timeUnixNano: 2n, attributes: [] };
    expect(receiver.metrics()).toEqual([
      {
        ...common,
        name: 'sum',
        unit: '{call}',
        type: 'sum',
        monotonic: true,
        temporality: 'cumulative',
        points: [{ ...decoded, value: 7 }],
      },
      { ...common, name: 'gauge', type: 'gauge', temporality: 'unspecified', points: [{ ...decoded, value: 0.5 }] },
      {
        ...common,
        name: 'histogram',
        type: 'histogram',
        temporality: 'delta',
        points: [{ ...decoded, value: 6, histogram: { count: 3, bucketCounts: [1, 2], boundaries: [1] } }],
      },
      { ...common, name: 'other', type: 'other', temporality: 'unspecified', points: [] },
    ]);
  });

  it('refuses when told to, keeps nothing of it, and recovers', async () => {
    const receiver = await started({ behaviour: 'unavailable' });
    await expect(send(receiver, OTLP_SERVICES.traces, traceRequest('lost'))).rejects.toMatchObject({
      code: status.UNAVAILABLE,
    });
    receiver.setBehaviour('ok');
    await send(receiver, OTLP_SERVICES.traces, traceRequest('kept'));
    expect(receiver.spans().map(({ name }) => name)).toEqual(['kept']);
  });

  it('hangs when told to, until it is closed', async () => {
    const receiver = await started({ behaviour: 'hang' });
    const answer = send(receiver, OTLP_SERVICES.traces, traceRequest('lost')).catch((error: unknown) => error);
    await receiver.waitFor(({ calls }) => calls === 1, 5000);
    await receiver.close();
    expect(await answer).toMatchObject({ code: expect.any(Number) });
    expect(receiver.spans()).toEqual([]);
  });

  it('answers late when told to', async () => {
    const receiver = await started({ behaviour: { delayMs: 50 } });
    const begin = performance.now();
    await send(receiver, OTLP_SERVICES.traces, traceRequest('late'));
    expect(performance.now() - begin).toBeGreaterThan(45);
    expect(receiver.spans()).toHaveLength(1);
  });

  it('frees its port when closed, and refuses one that is taken', async () => {
    const first = await started();
    const port = Number(new URL(first.endpoint).port);
    await expect(startOtlpReceiver({ port })).rejects.toThrow();
    await first.close();
    const second = await started({ port });
    expect(second.endpoint).toBe(first.endpoint);
    await send(second, OTLP_SERVICES.traces, traceRequest('again'));
    expect(second.spans()).toHaveLength(1);
  });
});

describe('waitFor', () => {
  it('resolves at once for what has been received, and on what comes', async () => {
    const receiver = await started();
    await receiver.waitFor(() => true, 0);
    const seen = receiver.waitFor(({ spans }) => spans.some(({ name }) => name === 'two'), 5000);
    await send(receiver, OTLP_SERVICES.traces, traceRequest('one'));
    await send(receiver, OTLP_SERVICES.traces, traceRequest('two'));
    await seen;
  });

  it('rejects with what was received instead', async () => {
    const receiver = await started();
    await send(receiver, OTLP_SERVICES.traces, traceRequest('one'));
    await expect(receiver.waitFor(() => false, 1)).rejects.toThrow(
      'Not seen within 1 ms; received: 1 exports, spans one, metrics none',
    );
  });

  it('rejects with what the predicate throws', async () => {
    const receiver = await started();
    const broken = () => {
      throw new Error('a broken predicate');
    };
    await expect(receiver.waitFor(broken, 5000)).rejects.toThrow('a broken predicate');
  });
});
