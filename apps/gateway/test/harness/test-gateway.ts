import { tmpdir } from 'node:os';
import { type Logger, SILENT_LOGGER } from '@isartor/core';
import { type OpenaiUpstream, startOpenaiUpstream } from '@isartor/testing';
import { loadConfig } from '../../src/config/load-config.js';
import { type Gateway, startGateway } from '../../src/gateway.js';
import { startMonitoring } from '../../src/monitoring/start-monitoring.js';

export interface TestGatewayOptions {
  /** Settings by their environment names, over the test defaults. */
  readonly env?: Readonly<Record<string, string>>;
  /** An upstream that is already there; else one is started and stopped with the gateway. */
  readonly upstream?: OpenaiUpstream;
  readonly log?: Logger;
}

/** A gateway in this process, on a free port, in front of a scriptable upstream. */
export interface TestGateway extends Gateway {
  readonly upstream: OpenaiUpstream;
  /** Posts a JSON body (or raw text) to a path of the gateway. */
  post(
    path: string,
    body: unknown,
    headers?: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<Response>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  configure(env: Readonly<Record<string, string>>): void;
  stop(): Promise<void>;
}

/** The one prompt most tests send. */
export const CHAT = '/v1/chat/completions';
export const chat = (content: string, more: object = {}) => ({
  model: 'gpt-4o-mini',
  messages: [{ role: 'user', content }],
  ...more,
});

export async function startTestGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const upstream = options.upstream ?? (await startOpenaiUpstream());
  const loadedFrom = (env: Readonly<Record<string, string>>) =>
    loadConfig({
      env: {
        ISARTOR__HOST_PORT: '127.0.0.1:0',
        ISARTOR__EXTERNAL_LLM_URL: upstream.url,
        ISARTOR__EXTERNAL_LLM_API_KEY: 'sk-upstream-secret',
        // It begins a process of its own for its model: tests that are about it switch it on.
        ISARTOR__CACHE_SEMANTIC__MODE: 'off',
        ...env,
      },
      workingDirectory: tmpdir(),
      homeDirectory: tmpdir(),
    });
  const loaded = loadedFrom(options.env ?? {});
  const log = options.log ?? SILENT_LOGGER;
  const monitoring = await startMonitoring(loaded, log);
  const gateway = await startGateway({
    config: loaded.config,
    loggers: { gateway: log, access: log },
    ...(monitoring === undefined ? {} : { monitoring }),
  });
  return {
    ...gateway,
    upstream,
    configure: (env) => gateway.reload(loadedFrom(env).config),
    get: (path, headers = {}) => fetch(gateway.url + path, { headers }),
    post: (path, body, headers = {}) =>
      fetch(gateway.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async stop() {
      // Upstream first: what hangs there would hold the gateway for its whole drain time.
      if (options.upstream === undefined) await upstream.close();
      await gateway.shutDown();
    },
  };
}
