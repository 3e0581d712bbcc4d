import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { freePort } from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCompose } from '../src/compose.js';
import { GATEWAY_COMMAND } from './gateway-command.js';
import { type RunningProgram, startProgram } from './running-program.js';

describe('the gateway of docker-compose.sidecar.yml', () => {
  let folder: string;
  let port: number;
  let gateway: RunningProgram;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'isartor-sidecar-'));
    port = await freePort();
    const { environment = {} } = readCompose('docker-compose.sidecar.yml').services.gateway ?? {};
    const settings = Object.entries(environment).map(([name, value]) => [name, withDefaults(value)]);
    gateway = await startProgram(process.execPath, {
      args: GATEWAY_COMMAND,
      cwd: folder,
      env: {
        ...Object.fromEntries(settings),
        HOME: folder,
        ISARTOR__DATA_DIR: join(folder, 'data'),
        ISARTOR__HOST_PORT: `0.0.0.0:${port}`,
      },
      readyUrl: `http://127.0.0.1:${port}/healthz`,
    });
  });
  afterAll(async () => {
    await gateway?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts with these settings, and asks Ollama', () => {
    expect(gateway.output).toContain('http://otel-collector:4317');
    expect(gateway.output).toContain('ollama');
  });

  it('lets Prometheus in under the name it has there', async () => {
    const { status, page } = await askAs('gateway:8080', `http://127.0.0.1:${port}/metrics`);
    expect(status).toBe(200);
    expect(page).toContain('isartor_build_info{');
  });
});

/** `fetch` does not let a caller say whom it means. */
function askAs(host: string, url: string): Promise<{ readonly status: number | undefined; readonly page: string }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { host } }, async (response) => {
      resolve({ status: response.statusCode, page: await text(response) });
    }).on('error', reject);
  });
}

/** Compose's `${NAME:-default}` where nothing is set, one in another too. */
function withDefaults(value: string): string {
  const replaced = value.replaceAll(/\$\{\w+:?-([^${}]*)\}/g, '$1');
  return replaced === value ? value : withDefaults(replaced);
}
