import type { Gateway, GatewayConfig } from '@isartor/gateway';
import { version } from './version.js';

/** What of a gateway the banner shows. */
type Shown = Pick<Gateway, 'url' | 'provider' | 'cacheBackend'>;

/** What `isartor up` shows once the gateway serves: where it is, what to try, what each layer does, where to look next. */
export function renderBanner(gateway: Shown, config: GatewayConfig): string {
  const { url, provider } = gateway;
  const lines = [
    '',
    `Isartor ${version()} listens on ${url}`,
    ...demoNotice(provider),
    '',
    'Try it, twice: the second answer comes from the cache and costs nothing',
    `  curl -i ${url}/v1/chat/completions -H 'content-type: application/json' \\`,
    `    -d '{"messages":[{"role":"user","content":"What is a prompt firewall?"}]}'`,
    '',
    'Layers',
    ...layerLines(gateway, config),
    '',
    'Next',
    `  curl ${url}/health   the state of each part`,
    '  docs/README.md   the documentation',
    '  isartor --help   the other commands (in a checkout: npm run isartor -- --help)',
    '',
    'Ctrl+C stops it.',
    '',
  ];
  return lines.join('\n');
}

function demoNotice(provider: string): readonly string[] {
  if (provider !== 'demo') return [];
  return [
    'Demo mode: a built-in provider answers, no model is asked and nothing leaves this machine.',
    'For real answers give it a key: ISARTOR__EXTERNAL_LLM_API_KEY=... isartor up',
  ];
}

function layerLines({ provider, cacheBackend }: Shown, config: GatewayConfig): readonly string[] {
  const layers: readonly (readonly [string, string, string])[] = [
    ['L0', 'auth', authState(config)],
    ['L1a', 'exact cache', exactCacheState(cacheBackend, config)],
    ['L1b', 'semantic cache', semanticCacheState(config)],
    ['L2', 'SLM router', NOT_YET],
    ['L2.5', 'context optimiser', NOT_YET],
    [
      'L3',
      'cloud LLM',
      provider === 'demo' ? 'the demo provider' : `${provider}, ${config.externalLlmModel} by default`,
    ],
  ];
  return layers.map(([layer, name, state]) => `  ${layer.padEnd(5)}${name.padEnd(19)}${state}`);
}

const NOT_YET = 'not in this version';

function authState({ gatewayKeys }: GatewayConfig): string {
  const keys = gatewayKeys.length;
  return keys === 0 ? 'open: no gateway key is set' : `${keys} gateway ${keys === 1 ? 'key' : 'keys'}`;
}

function semanticCacheState({ cacheMode, cacheBackend, cacheSemantic }: GatewayConfig): string {
  const { mode, maxErrorRate } = cacheSemantic;
  if (mode === 'off' || cacheMode === 'exact' || cacheMode === 'off') return 'off';
  if (mode === 'shadow') return 'shadow: decides and records, answers nothing';
  return `on, ${KEPT[cacheBackend]}: at most ${Number((maxErrorRate * 100).toFixed(2))} % of what it is not sure of may be wrong`;
}

const KEPT = { memory: 'kept in memory', lmdb: 'kept on disk', redis: 'kept in Redis' } as const;

function exactCacheState(
  cacheBackend: Shown['cacheBackend'],
  { cacheMaxCapacity, cacheTtlSecs }: GatewayConfig,
): string {
  if (cacheBackend === undefined) return 'off';
  return `on, ${KEPT[cacheBackend]}: ${cacheMaxCapacity} answers at most, each for ${cacheTtlSecs} s`;
}
