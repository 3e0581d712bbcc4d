import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenaiUpstream, type OtlpReceiver, startOpenaiUpstream, startOtlpReceiver } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GatewayProcess, startGatewayProcess } from './harness/gateway-process.js';
import { CHAT, chat } from './harness/test-gateway.js';

const KEY = 'canary-key';
const SDK = /\/@opentelemetry\/(?!api\/)/;

interface CoverageReport {
  readonly result: readonly { readonly url: string }[];
}

describe('the gateway process', () => {
  let upstream: OpenaiUpstream;
  let receiver: OtlpReceiver;
  let folder: string;
  let gateway: GatewayProcess | undefined;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'isartor-modules-'));
    [upstream, receiver] = await Promise.all([startOpenaiUpstream(), startOtlpReceiver()]);
  });
  afterEach(async () => {
    await gateway?.dispose();
    await Promise.all([upstream.close(), receiver.close()]);
    rmSync(folder, { recursive: true });
  });

  /** A gateway that has served a miss, a hit, a refusal and a failure, and has ended. */
  const runSession = async (enableMonitoring: boolean): Promise<string> => {
    gateway = await startGatewayProcess({
      env: {
        ISARTOR__EXTERNAL_LLM_URL: upstream.url,
        ISARTOR__EXTERNAL_LLM_API_KEY: 'canary-upstream-key',
        ISARTOR__GATEWAY_API_KEY: KEY,
        ISARTOR__ENABLE_MONITORING: String(enableMonitoring),
        ISARTOR__OTEL_EXPORTER_ENDPOINT: receiver.endpoint,
        RUST_LOG: 'trace',
        // Node writes there which modules it has loaded, when it exits.
        NODE_V8_COVERAGE: folder,
      },
    });
    const statuses = [];
    for (const key of [KEY, KEY, 'canary-wrong-key']) {
      const response = await fetch(`${gateway.url}${CHAT}?x=canary-query`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'x-secret': 'canary-header' },
        body: JSON.stringify(chat('canary-prompt')),
      });
      await response.text();
      statuses.push(response.status);
      expect(response.headers.has('x-trace-id')).toBe(enableMonitoring);
    }
    expect(statuses).toEqual([200, 200, 401]);
    if (!enableMonitoring)
      expect(await (await fetch(`${gateway.url}/metrics`)).text()).toContain('isartor_build_info{');
    gateway.signal('SIGTERM');
    expect(await gateway.exit).toEqual({ code: 0, signal: null });
    return gateway.output;
  };

  const loadedModules = (): readonly string[] =>
    readdirSync(folder)
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as CoverageReport)
      .flatMap(({ result }) => result.map(({ url }) => url));

  it('loads no SDK, sends nothing and logs for people while monitoring is off', async () => {
    const output = await runSession(false);
    expect(output).toMatch(/INFO +OTel disabled because="enable_monitoring is false \(ISARTOR__ENABLE_MONITORING\)"$/m);
    expect(output).toMatch(/^\d\d:\d\d:\d\d\.\d{3} DEBUG +Request completed http\.method=POST/m);
    expect(output).not.toContain('canary');
    expect(receiver.spans()).toEqual([]);
    expect(receiver.metrics()).toEqual([]);
    const modules = loadedModules();
    expect(modules.filter((url) => url.includes('/@opentelemetry/api/')).length).toBeGreaterThan(0);
    expect(modules.filter((url) => SDK.test(url) || url.includes('/@grpc/'))).toEqual([]);
  });

  it('sends all it has when it stops, and logs one JSON object a line, while monitoring is on', async () => {
    const output = await runSession(true);
    const roots = receiver.spans().filter(({ name }) => name === 'gateway_request');
    expect(roots).toHaveLength(3);
    const requests = receiver.metrics().find(({ name }) => name === 'isartor_requests_total');
    expect(requests?.points.reduce((sum, { value }) => sum + value, 0)).toBe(3);
    expect(loadedModules().filter((url) => SDK.test(url)).length).toBeGreaterThan(10);
    const logged = output.split('\n').filter((line) => line.startsWith('{'));
    const messages = logged.map((line) => (JSON.parse(line) as { msg: string }).msg);
    expect(messages.filter((message) => message === 'Request completed')).toHaveLength(3);
    expect(messages).toContain('Gateway key rejected');
    expect(messages.at(-1)).toBe('Stopped');
    expect(output).not.toContain('canary');
  });
});
