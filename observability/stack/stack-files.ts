import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocker } from '../src/docker-folder.js';
import { RULE_FILES } from '../src/rules.js';

/** Where everything listens, on 127.0.0.1. */
export interface Ports {
  readonly grpc: number;
  readonly http: number;
  readonly exported: number;
  readonly ownMetrics: number;
  readonly health: number;
  readonly prometheus: number;
  readonly gateway: number;
  /** In place of Jaeger. */
  readonly traces: number;
}

const at = (port: number): string => `127.0.0.1:${port}`;

/** Copies the files of docker/ with other addresses and shorter times, and nothing else. */
export function writeStackFiles(folder: string, ports: Ports): void {
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  write(
    'otel-collector-config.yaml',
    replaced(readDocker('otel-collector-config.yaml'), [
      ['0.0.0.0:13133', at(ports.health)],
      ['0.0.0.0:4317', at(ports.grpc)],
      ['0.0.0.0:4318', at(ports.http)],
      ['0.0.0.0:8889', at(ports.exported)],
      ['jaeger:4317', at(ports.traces)],
      ['host: "0.0.0.0"', 'host: "127.0.0.1"'],
      ['port: 8888', `port: ${ports.ownMetrics}`],
    ]),
  );
  write(
    'prometheus.yml',
    replaced(readDocker('prometheus.yml'), [
      ['otel-collector:8889', at(ports.exported)],
      ['otel-collector:8888', at(ports.ownMetrics)],
      ['gateway:8080', at(ports.gateway)],
      ['scrape_interval: 15s', 'scrape_interval: 1s'],
      ['scrape_interval: 5s', 'scrape_interval: 1s'],
      ['evaluation_interval: 15s', 'evaluation_interval: 1s'],
    ]),
  );
  for (const name of RULE_FILES) {
    const text = readDocker(name).replaceAll('interval: 15s', 'interval: 1s');
    write(
      name,
      text.replaceAll(/(alert: (?:CollectorDown|FirewallDown|TelemetryExportFails)\n.*?for: )\d+m/gs, '$12s'),
    );
  }
}

/** @throws when a text to replace is not there: the file has become another. */
function replaced(text: string, pairs: readonly (readonly [from: string, to: string])[]): string {
  return pairs.reduce((current, [from, to]) => {
    if (!current.includes(from)) throw new Error(`"${from}" is not in the file`);
    return current.replaceAll(from, to);
  }, text);
}
