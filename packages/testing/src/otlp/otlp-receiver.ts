import { Server, ServerCredentials, type sendUnaryData, status } from '@grpc/grpc-js';
import { type DecodedMetric, decodeMetrics, type RawMetricsRequest } from './decoded-metric.js';
import { type DecodedSpan, decodeSpans, type RawTraceRequest } from './decoded-span.js';
import { OTLP_SERVICES } from './otlp-schema.js';

/**
 * How exports are treated from now on: taken, refused with UNAVAILABLE, accepted and never answered, or taken and
 * answered late. Only what is taken is kept.
 */
export type OtlpBehaviour = 'ok' | 'unavailable' | 'hang' | { readonly delayMs: number };

/** Where the receiver listens, and how it begins. */
export interface OtlpReceiverOptions {
  /** TCP port on 127.0.0.1; 0, the default, takes a free one. */
  readonly port?: number;
  readonly behaviour?: OtlpBehaviour;
}

/** What has been taken so far, in order of arrival. A cumulative metric comes again with every export. */
export interface OtlpReceived {
  readonly spans: readonly DecodedSpan[];
  readonly metrics: readonly DecodedMetric[];
  /** Exports that arrived, also those that were refused or never answered. */
  readonly calls: number;
}

/** A collector for tests: a real OTLP gRPC server that keeps what it is sent. */
export interface OtlpReceiver {
  readonly endpoint: string;
  spans(): readonly DecodedSpan[];
  metrics(): readonly DecodedMetric[];
  /** Resolves as soon as `predicate` holds, which is looked at after each export; rejects after `timeoutMs`. */
  waitFor(predicate: (received: OtlpReceived) => boolean, timeoutMs: number): Promise<void>;
  setBehaviour(behaviour: OtlpBehaviour): void;
  /** Drops all connections, calls that were never answered included, and frees the port. */
  close(): Promise<void>;
}

/** Starts a receiver on 127.0.0.1. Rejects when the port is taken. */
export async function startOtlpReceiver(options: OtlpReceiverOptions = {}): Promise<OtlpReceiver> {
  const spans: DecodedSpan[] = [];
  const metrics: DecodedMetric[] = [];
  const received = { spans, metrics, calls: 0 };
  const watchers = new Set<() => void>();
  let behaviour = options.behaviour ?? 'ok';

  const receive = (take: () => void, answer: Answer) => {
    received.calls += 1;
    if (behaviour === 'unavailable') answer({ code: status.UNAVAILABLE, details: 'told to refuse' });
    else if (behaviour !== 'hang') {
      take();
      if (behaviour === 'ok') answer(null, {});
      else setTimeout(() => answer(null, {}), behaviour.delayMs).unref();
    }
    for (const look of [...watchers]) look();
  };

  const server = new Server();
  server.addService(OTLP_SERVICES.traces, {
    Export: (call: { request: RawTraceRequest }, answer: Answer) =>
      receive(() => spans.push(...decodeSpans(call.request)), answer),
  });
  server.addService(OTLP_SERVICES.metrics, {
    Export: (call: { request: RawMetricsRequest }, answer: Answer) =>
      receive(() => metrics.push(...decodeMetrics(call.request)), answer),
  });
  const port = await bind(server, options.port ?? 0);

  return {
    endpoint: `http://127.0.0.1:${port}`,
    spans: () => [...spans],
    metrics: () => [...metrics],
    setBehaviour: (next) => {
      behaviour = next;
    },
    waitFor: (predicate, timeoutMs) => watch({ watchers, holds: () => predicate(received), received, timeoutMs }),
    close: () => {
      server.forceShutdown();
      return new Promise((resolve) => server.tryShutdown(() => resolve()));
    },
  };
}

type Answer = sendUnaryData<object>;

interface Watch {
  /** Called after every export. */
  readonly watchers: Set<() => void>;
  readonly holds: () => boolean;
  readonly received: OtlpReceived;
  readonly timeoutMs: number;
}

function watch({ watchers, holds, received, timeoutMs }: Watch): Promise<void> {
  let look = () => {};
  let timer: NodeJS.Timeout | undefined;
  const seen = new Promise<void>((resolve, reject) => {
    look = () => {
      try {
        if (holds()) resolve();
      } catch (error) {
        reject(error);
      }
    };
    const tooLate = () => reject(new Error(`Not seen within ${timeoutMs} ms; received: ${describe(received)}`));
    timer = setTimeout(tooLate, timeoutMs);
  });
  watchers.add(look);
  look();
  return seen.finally(() => {
    watchers.delete(look);
    clearTimeout(timer);
  });
}

function bind(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
}

function describe({ spans, metrics, calls }: OtlpReceived): string {
  const names = (items: readonly { readonly name: string }[]) =>
    [...new Set(items.map(({ name }) => name))].join(', ') || 'none';
  return `${calls} exports, spans ${names(spans)}, metrics ${names(metrics)}`;
}
