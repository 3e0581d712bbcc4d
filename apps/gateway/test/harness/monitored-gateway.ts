import { type DecodedMetric, type DecodedSpan, startOtlpReceiver } from '@isartor/testing';
import { createRecordedLog, type RecordedLog } from './recorded-log.js';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from './test-gateway.js';

/** A gateway with monitoring on, and what it tells. */
export interface MonitoredGateway extends TestGateway {
  readonly recorded: RecordedLog;
  /** Stops it, and resolves with all that it told. */
  end(): Promise<Told>;
}

export interface Told {
  readonly spans: readonly DecodedSpan[];
  /** The last state of each metric. */
  readonly metrics: ReadonlyMap<string, DecodedMetric>;
  /** Everything that was told, log lines included, as one text. */
  readonly text: string;
}

export async function startMonitoredGateway(options: TestGatewayOptions = {}): Promise<MonitoredGateway> {
  const receiver = await startOtlpReceiver();
  const recorded = createRecordedLog();
  const gateway = await startTestGateway({
    log: recorded.log,
    ...options,
    env: {
      ISARTOR__ENABLE_MONITORING: 'true',
      ISARTOR__OTEL_EXPORTER_ENDPOINT: receiver.endpoint,
      ...options.env,
    },
  });
  let told: Promise<Told> | undefined;
  const stop = async (): Promise<Told> => {
    await gateway.stop();
    const spans = receiver.spans();
    const metrics = new Map(receiver.metrics().map((metric) => [metric.name, metric]));
    await receiver.close();
    return { spans, metrics, text: `${asText(spans)}\n${asText([...metrics])}\n${recorded.text()}` };
  };
  const end = (): Promise<Told> => {
    told ??= stop();
    return told;
  };
  return { ...gateway, recorded, end, stop: async () => void (await end()) };
}

const asText = (value: unknown): string =>
  JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? String(part) : part));
