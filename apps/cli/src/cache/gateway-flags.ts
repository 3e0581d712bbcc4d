import { findOwnGateway } from '@isartor/gateway';
import { type ArgsDef, parseArgs } from 'citty';
import type { CliContext } from '../cli-context.js';
import { CONFIG_FLAGS, readConfigArguments } from '../config-flags.js';
import { UsageError } from '../usage-error.js';

/** The flags of every command that talks to a running gateway. */
export const GATEWAY_FLAGS = {
  url: { type: 'string', valueHint: 'URL', description: 'The gateway to ask, in place of the configured one' },
  'gateway-key': { type: 'string', valueHint: 'KEY', description: 'Its key, in place of gateway_api_key' },
  config: CONFIG_FLAGS.config,
  set: CONFIG_FLAGS.set,
} as const satisfies ArgsDef;

/** A running gateway. */
export interface RunningGateway {
  /** Without a slash at its end. */
  readonly url: string;
  readonly key?: string;
}

/**
 * The gateway that a command line means: what its flags leave out comes from the configuration.
 * @throws UsageError for a URL that is none; Error where no address is known.
 */
export function findGateway(rawArguments: string[], environment: CliContext['environment']): RunningGateway {
  const asked = parseArgs<typeof GATEWAY_FLAGS>(rawArguments, GATEWAY_FLAGS);
  const { url: askedUrl, 'gateway-key': askedKey } = asked;
  const isGiven = askedUrl !== undefined && askedKey !== undefined;
  const own = isGiven ? {} : findOwnGateway({ ...environment, ...readConfigArguments(rawArguments) });
  const url = askedUrl === undefined ? own.url : readUrl(askedUrl);
  if (url === undefined)
    throw new Error('The configuration lets the system choose the port: give the address by --url');
  const key = askedKey ?? own.key?.reveal();
  // The error of the platform would quote it.
  if (key !== undefined && !HEADER_VALUE.test(key))
    throw new Error('The gateway key is nothing that a header can hold');
  return { url, ...(key !== undefined && { key }) };
}

/** Visible ASCII, spaces within. */
const HEADER_VALUE = /^[!-~](?:[ -~]*[!-~])?$/;

function readUrl(text: string): string {
  const isAddress = URL.canParse(text) && /^https?:\/\/[^@?#]+$/i.test(text);
  if (!isAddress) throw new UsageError('The flag --url needs an address such as http://127.0.0.1:8080');
  return new URL(text).href.replace(/\/+$/, '');
}
