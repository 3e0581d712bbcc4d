import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  freePort,
  type OpenaiUpstream,
  type OtlpReceiver,
  startOpenaiUpstream,
  startOtlpReceiver,
} from '@isartor/testing';
import { collectorBinary } from './collector-binary.js';
import { GATEWAY_COMMAND } from './gateway-command.js';
import { type RunningProgram, startProgram } from './running-program.js';
import { type Ports, writeStackFiles } from './stack-files.js';

export const GATEWAY_KEY = 'stack-key';

/** Everything docker-compose.observability.yml starts, but for Grafana, and a gateway in front of an upstream of tests. */
export interface Stack {
  readonly ports: Ports;
  readonly upstream: OpenaiUpstream;
  /** What stands in Jaeger's place. */
  readonly traces: OtlpReceiver;
  readonly collector: RunningProgram;
  readonly prometheus: RunningProgram;
  readonly gateway: RunningProgram;
  stop(): Promise<void>;
}

/** Starts all of it, which may build a Collector first. */
export async function startStack(): Promise<Stack> {
  const binary = collectorBinary();
  const folder = mkdtempSync(join(tmpdir(), 'isartor-stack-'));
  const [upstream, traces] = await Promise.all([startOpenaiUpstream(), startOtlpReceiver()]);
  const ports = { ...(await freePorts()), traces: Number(new URL(traces.endpoint).port) };
  writeStackFiles(folder, ports);
  const started: RunningProgram[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all([...started.map((program) => program.stop()), upstream.close(), traces.close()]);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const collector = await startProgram(binary, {
      args: ['--config', 'otel-collector-config.yaml'],
      cwd: folder,
      readyUrl: `http://127.0.0.1:${ports.health}/`,
    });
    started.push(collector);
    const prometheus = await startPrometheus(folder, ports);
    started.push(prometheus);
    const gateway = await startGateway(folder, ports, upstream.url);
    started.push(gateway);
    return { ports, upstream, traces, collector, prometheus, gateway, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function freePorts(): Promise<Omit<Ports, 'traces'>> {
  const taken = new Set<number>();
  while (taken.size < 7) taken.add(await freePort());
  const [grpc = 0, http = 0, exported = 0, ownMetrics = 0, health = 0, prometheus = 0, gateway = 0] = taken;
  return { grpc, http, exported, ownMetrics, health, prometheus, gateway };
}

function startPrometheus(folder: string, { prometheus }: Ports): Promise<RunningProgram> {
  return startProgram('prometheus', {
    args: [
      '--config.file=prometheus.yml',
      `--storage.tsdb.path=${join(folder, 'prometheus-data')}`,
      `--web.listen-address=127.0.0.1:${prometheus}`,
    ],
    cwd: folder,
    readyUrl: `http://127.0.0.1:${prometheus}/-/ready`,
  });
}

function startGateway(folder: string, { gateway, grpc }: Ports, upstreamUrl: string): Promise<RunningProgram> {
  return startProgram(process.execPath, {
    args: GATEWAY_COMMAND,
    cwd: folder,
    env: {
      HOME: folder,
      ISARTOR__HOST_PORT: `127.0.0.1:${gateway}`,
      ISARTOR__GATEWAY_API_KEY: GATEWAY_KEY,
      ISARTOR__EXTERNAL_LLM_URL: upstreamUrl,
      ISARTOR__EXTERNAL_LLM_API_KEY: 'upstream-key',
      ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '2',
      ISARTOR__SERVER__MAX_IN_FLIGHT: '3',
      ISARTOR__ENABLE_MONITORING: 'true',
      ISARTOR__OTEL_EXPORTER_ENDPOINT: `http://127.0.0.1:${grpc}`,
      OTEL_METRIC_EXPORT_INTERVAL: '1000',
      OTEL_METRIC_EXPORT_TIMEOUT: '1000',
      OTEL_BSP_SCHEDULE_DELAY: '200',
    },
    readyUrl: `http://127.0.0.1:${gateway}/healthz`,
  });
}
