import { findOwnGateway } from '@isartor/gateway';
import { type ArgsDef, parseArgs, type StringArgDef } from 'citty';
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

/** What a command calls the flags by which a gateway is named. */
export interface GatewayFlagNames {
  readonly url: string;
  readonly key: string;
}

const OWN_NAMES: GatewayFlagNames = { url: 'url', key: 'gateway-key' };

/**
 * The gateway that a command line means: what its flags leave out comes from the configuration.
 * @throws UsageError for a URL that is none; Error where no address is known.
 */
export function findGateway(
  rawArguments: string[],
  environment: CliContext['environment'],
  names: GatewayFlagNames = OWN_NAMES,
): RunningGateway {
  const flags: Record<string, StringArgDef> = {
    [names.url]: GATEWAY_FLAGS.url,
    [names.key]: GATEWAY_FLAGS['gateway-key'],
  };
  const asked: Record<string, unknown> = parseArgs(rawArguments, flags);
  const [askedUrl, askedKey] = [textOf(asked[names.url]), textOf(asked[names.key])];
  const isGiven = askedUrl !== undefined && askedKey !== undefined;
  const own = isGiven ? {} : findOwnGateway({ ...environment, ...readConfigArguments(rawArguments) });
  const url = askedUrl === undefined ? own.url : readUrl(askedUrl, names.url);
  if (url === undefined)
    throw new Error(`The configuration lets the system choose the port: give the address by --${names.url}`);
  const key = askedKey ?? own.key?.reveal();
  // The error of the platform would quote it.
  if (key !== undefined && !HEADER_VALUE.test(key))
    throw new Error('The gateway key is nothing that a header can hold');
  return { url, ...(key !== undefined && { key }) };
}

/** Visible ASCII, spaces within. */
const HEADER_VALUE = /^[!-~](?:[ -~]*[!-~])?$/;

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function readUrl(text: string, flag: string): string {
  const isAddress = URL.canParse(text) && /^https?:\/\/[^@?#]+$/i.test(text);
  if (!isAddress) throw new UsageError(`The flag --${flag} needs an address such as http://127.0.0.1:8080`);
  return new URL(text).href.replace(/\/+$/, '');
}
