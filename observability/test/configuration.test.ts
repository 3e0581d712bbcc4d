import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseDocker, readDocker } from '../src/docker-folder.js';
import { RULE_FILES } from '../src/rules.js';

const Data = z.record(z.string(), z.unknown());

describe('otel-collector-config.yaml', () => {
  const config = Data.parse(parseDocker('otel-collector-config.yaml'));

  it('takes OTLP of both kinds from everywhere', () => {
    expect(config.receivers).toEqual({
      otlp: { protocols: { grpc: { endpoint: '0.0.0.0:4317' }, http: { endpoint: '0.0.0.0:4318' } } },
    });
  });

  it('hands traces to Jaeger and metrics to Prometheus, and tells of both', () => {
    expect(config.exporters).toEqual({
      prometheus: { endpoint: '0.0.0.0:8889' },
      otlp: { endpoint: 'jaeger:4317', tls: { insecure: true } },
      debug: { verbosity: 'basic' },
    });
    expect(config.service).toMatchObject({
      pipelines: {
        traces: { receivers: ['otlp'], exporters: ['otlp', 'debug'] },
        metrics: { receivers: ['otlp'], exporters: ['prometheus', 'debug'] },
      },
    });
  });

  it('minds its memory first and batches last', () => {
    const processors = ['memory_limiter', 'batch'];
    expect(config.service).toMatchObject({ pipelines: { traces: { processors }, metrics: { processors } } });
    expect(Object.keys(Data.parse(config.processors))).toEqual(processors);
    expect(readDocker('otel-collector-config.yaml')).toMatch(/^ {2}# tail_sampling:$/m);
  });
});

describe('prometheus.yml', () => {
  const config = z
    .looseObject({
      rule_files: z.array(z.string()),
      scrape_configs: z.array(z.looseObject({ job_name: z.string() })),
    })
    .parse(parseDocker('prometheus.yml'));
  const job = (name: string) => config.scrape_configs.find(({ job_name: each }) => each === name);

  it('reads the rules', () => {
    expect(config.rule_files).toEqual(RULE_FILES);
  });

  it('asks the Collector every 5 s and leaves the labels of the gateways alone', () => {
    expect(job('otel-collector')).toMatchObject({
      scrape_interval: '5s',
      honor_labels: true,
      static_configs: [{ targets: ['otel-collector:8889'] }],
    });
  });

  it('asks the gateway itself', () => {
    expect(job('isartor')).toMatchObject({ static_configs: [{ targets: ['gateway:8080'] }] });
  });
});

describe('the provisioning of Grafana', () => {
  it('has data sources under the names that dashboards and links use', () => {
    expect(parseDocker('grafana/provisioning/datasources/isartor.yaml')).toMatchObject({
      apiVersion: 1,
      datasources: [
        { uid: 'prometheus', type: 'prometheus', url: 'http://prometheus:9090', isDefault: true },
        { uid: 'jaeger', type: 'jaeger', url: 'http://jaeger:16686' },
      ],
    });
  });

  it('finds the dashboards in files', () => {
    expect(parseDocker('grafana/provisioning/dashboards/isartor.yaml')).toMatchObject({
      apiVersion: 1,
      providers: [{ type: 'file' }],
    });
  });
});
