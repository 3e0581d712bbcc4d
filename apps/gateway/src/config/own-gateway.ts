import { isIPv6 } from 'node:net';
import { Secret } from '@isartor/core';
import { loadConfig } from './load-config.js';
import { type LoadConfigOptions, readConfig } from './read-config.js';
import type { HostPort } from './schemas/host-port.js';

/** How a command on this machine gets to the gateway that a configuration describes. */
export interface OwnGateway {
  /** Undefined where the configuration leaves the choice of the port to the system. */
  readonly url?: string;
  /** `gateway_api_key`, which may administer. `gateway_keys` may be hashes: none of them is taken. */
  readonly key?: Secret;
}

/**
 * Finds the gateway that the configuration describes. For commands only: a gateway itself keeps hashes of keys.
 * @throws ConfigError with everything that is wrong with the configuration.
 */
export function findOwnGateway(options: LoadConfigOptions): OwnGateway {
  const { config } = loadConfig(options);
  const key = readConfig(options).keys.get('gateway_api_key')?.value;
  const { port } = config.hostPort;
  return {
    ...(port === 0 ? {} : { url: `http://${reachableHost(config.hostPort)}:${port}` }),
    ...(key instanceof Secret ? { key } : {}),
  };
}

/** An address that listens on every interface is reached on this machine's own. */
const OWN_ADDRESS: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

function reachableHost({ host }: HostPort): string {
  const reachable = OWN_ADDRESS[host] ?? host;
  return isIPv6(reachable) ? `[${reachable}]` : reachable;
}
