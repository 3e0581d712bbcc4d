import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** The packages that a fresh process has loaded after it imported a built entry and did something with it. */
function packagesLoadedBy(entry: string, doing = ''): string[] {
  const url = new URL(`../dist/${entry}`, import.meta.url);
  const script = `
    import { createRequire } from 'node:module';
    const entry = await import(${JSON.stringify(url)});
    ${doing}
    console.log(JSON.stringify(Object.keys(createRequire(import.meta.url).cache)));
    process.exit();`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  const files: string[] = JSON.parse(output);
  const names = files.map((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? file);
  return [...new Set(names)];
}

const exportersLoadedBy = (options: object): string[] =>
  packagesLoadedBy(
    'node/index.js',
    `await entry.startTelemetry(${JSON.stringify({ endpoint: 'http://127.0.0.1:1', serviceVersion: '1', ...options })});`,
  )
    .filter((name) => /exporter-(?:trace|metrics|logs)|sdk-logs/.test(name))
    // The others are built on it.
    .filter((name) => name !== '@opentelemetry/exporter-metrics-otlp-http')
    .sort();

describe('the import graph of the build', () => {
  it('of @isartor/telemetry is the API and nothing else', () => {
    expect(packagesLoadedBy('index.js')).toEqual(['@opentelemetry/api']);
  });

  it('of @isartor/telemetry/prometheus is nothing at all', () => {
    expect(packagesLoadedBy('prometheus/index.js')).toEqual([]);
  });

  it('of @isartor/telemetry/node has the SDK, and of the exporters those that are used', () => {
    expect(packagesLoadedBy('node/index.js')).toContain('@opentelemetry/sdk-trace-node');
    expect(exportersLoadedBy({})).toEqual([
      '@opentelemetry/exporter-metrics-otlp-grpc',
      '@opentelemetry/exporter-trace-otlp-grpc',
    ]);
    const off = { exporter: 'none' };
    expect(exportersLoadedBy({ traces: off, metrics: off })).toEqual([]);
    const http = { protocol: 'http/protobuf', traces: off, metrics: off, logs: { exporter: 'otlp' } };
    expect(exportersLoadedBy(http)).toEqual(['@opentelemetry/exporter-logs-otlp-proto', '@opentelemetry/sdk-logs']);
  });
});
