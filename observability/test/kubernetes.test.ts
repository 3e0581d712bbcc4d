import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { DOCKER } from '../src/docker-folder.js';

const read = (file: string): string => readFileSync(join(DOCKER, file), 'utf8');

interface Manifest {
  readonly kind: string;
  readonly spec: unknown;
}
const manifests = parseAllDocuments(read('kubernetes.yaml')).map((document) => document.toJS() as Manifest);
const specOf = <Spec>(kind: string): Spec => manifests.find((manifest) => manifest.kind === kind)?.spec as Spec;

interface Container {
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
}
interface PodMonitor {
  readonly jobLabel: string;
  readonly podMetricsEndpoints: readonly { readonly port: string; readonly metricRelabelings: readonly object[] }[];
}
interface Prometheus {
  readonly scrape_configs: readonly {
    readonly job_name: string;
    readonly metric_relabel_configs?: readonly object[];
  }[];
}

describe('kubernetes.yaml', () => {
  it('names the Collector by its service and namespace, and switches monitoring on', () => {
    const { template } = specOf<{ template: { spec: { containers: readonly Container[] } } }>('Deployment');
    const [gateway] = template.spec.containers;
    expect(gateway?.env).toContainEqual({ name: 'ISARTOR__ENABLE_MONITORING', value: 'true' });
    expect(gateway?.env).toContainEqual({
      name: 'ISARTOR__OTEL_EXPORTER_ENDPOINT',
      value: 'http://otel-collector.isartor:4317',
    });
    expect(gateway?.ports).toEqual([{ name: 'http', containerPort: 8080 }]);
  });

  it('has the gateway scraped as prometheus.yml does', () => {
    const { jobLabel, podMetricsEndpoints } = specOf<PodMonitor>('PodMonitor');
    const job = (parse(read('prometheus.yml')) as Prometheus).scrape_configs.find((one) => one.job_name === 'isartor');
    expect(jobLabel).toBe('app');
    expect(podMetricsEndpoints[0]?.metricRelabelings.map(inPrometheusWords)).toEqual(job?.metric_relabel_configs);
  });
});

/** The operator writes the same settings in camel case. */
function inPrometheusWords(relabeling: object): object {
  const words = Object.entries(relabeling).map(([name, value]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return Object.fromEntries(words);
}
