import type { Secret } from '@isartor/core';
import type { GatewayConfig } from './gateway-config.js';

declare const config: GatewayConfig;

config.server.maxBodyBytes satisfies number;
config.cacheExact.coalesce satisfies boolean;
config.cacheMode satisfies 'exact' | 'semantic' | 'both' | 'off';
config.modelAliases satisfies Readonly<Record<string, string>>;
config.gatewayKeys satisfies readonly { readonly tenant: string; readonly sha256: string; readonly admin: boolean }[];
config.externalLlmApiKey satisfies Secret | undefined;
config.hostPort satisfies { readonly host: string; readonly port: number };

// @ts-expect-error: the configuration does not change.
config.cacheTtlSecs = 5;
// @ts-expect-error: nor do its lists.
config.gatewayKeys.push({ tenant: 'a', sha256: '', admin: true });
// @ts-expect-error: nor its maps.
config.modelAliases.fast = 'gpt-4o';
// @ts-expect-error: nor its sections.
config.server.maxInFlight = 1;
// @ts-expect-error: a key of a part that is not built has no value in code.
config.offlineMode;
// @ts-expect-error: the single gateway key is among the gatewayKeys, as a hash.
config.gatewayApiKey;
// @ts-expect-error: a secret is no text.
config.externalLlmApiKey satisfies string | undefined;
// @ts-expect-error: names in code are in camelCase.
config.cache_mode;
