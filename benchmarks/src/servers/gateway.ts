import { createRequire } from 'node:module';
import { type Child, startChild } from './child.js';

const MAIN = createRequire(import.meta.url).resolve('@isartor/cli/main');

/** The gateway as its users start it, in front of `upstream`; `collector` switches monitoring on, and `more` is its environment. */
export function startGatewayChild(
  upstream: string,
  collector?: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Child> {
  return startChild({
    script: MAIN,
    args: ['up'],
    ready: /listens on (http:\S+)/,
    env: {
      ISARTOR__HOST_PORT: '127.0.0.1:0',
      ISARTOR__EXTERNAL_LLM_URL: `${upstream}/v1`,
      ISARTOR__EXTERNAL_LLM_API_KEY: 'bench',
      // What is measured here is asked word for word; the semantic cache has benchmarks of its own.
      ISARTOR__CACHE_SEMANTIC__MODE: 'off',
      ...(collector === undefined
        ? {}
        : { ISARTOR__ENABLE_MONITORING: 'true', ISARTOR__OTEL_EXPORTER_ENDPOINT: collector }),
      ...more,
    },
  });
}
