import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** The packages that importing a built entry loads, asked of a fresh process. */
function packagesLoadedBy(entry: string): string[] {
  const url = new URL(`../dist/${entry}`, import.meta.url);
  const script = `
    import { createRequire } from 'node:module';
    await import(${JSON.stringify(url)});
    console.log(JSON.stringify(Object.keys(createRequire(import.meta.url).cache)));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  const files: string[] = JSON.parse(output);
  const names = files.map((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? file);
  return [...new Set(names)];
}

describe('the import graph of the build', () => {
  it('of @isartor/telemetry is the API and nothing else', () => {
    expect(packagesLoadedBy('index.js')).toEqual(['@opentelemetry/api']);
  });

  it('of @isartor/telemetry/node has the SDK', () => {
    expect(packagesLoadedBy('node/index.js')).toContain('@opentelemetry/sdk-trace-node');
  });
});
