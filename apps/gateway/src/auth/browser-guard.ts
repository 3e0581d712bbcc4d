import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { IsartorError } from '@isartor/core';

export interface BrowserGuardOptions {
  /** No gateway key is configured, so the guard is all that keeps web pages out. */
  readonly keyless: boolean;
  /** The address the server is bound to. */
  readonly boundHost: string;
  /** Origins that may call from a web page (`https://app.example`), or `*`. */
  readonly allowedOrigins: readonly string[];
}

/** @throws IsartorError `forbidden` for a request that a web page of somebody else's may have sent. */
export type BrowserGuard = (headers: IncomingHttpHeaders) => void;

/**
 * Without a key any web page that the user opens could spend on the gateway: a foreign `Origin` is refused, and on a
 * loopback bind a foreign `Host` too, which is what DNS rebinding looks like.
 */
export function createBrowserGuard({ keyless, boundHost, allowedOrigins }: BrowserGuardOptions): BrowserGuard {
  if (!keyless) return () => {};
  const checksHost = isLoopback(boundHost);
  /** The last host that was found to be this machine: clients seldom change it. */
  let vouched: string | undefined;
  return (headers) => {
    const { origin, host } = headers;
    if (checksHost && host !== vouched && host !== undefined && !isLoopback(hostName(host))) {
      throw new IsartorError(
        'forbidden',
        'This gateway listens on a loopback address and was asked under another name',
      );
    }
    vouched = host;
    // Only a checked Host can vouch for an Origin: a rebound name makes every foreign page look like our own.
    const isOwn = checksHost && isOwnOrigin(origin, host);
    if (origin !== undefined && !isOwn && !isAllowedOrigin(origin, allowedOrigins)) {
      throw new IsartorError('forbidden', 'This origin is not in server.allowed_origins');
    }
  };
}

export function isAllowedOrigin(origin: string, allowed: readonly string[]): boolean {
  return allowed.includes('*') || allowed.includes(origin);
}

/** A page that the gateway itself served: its origin is the very host it asks. */
function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}

/** `Host` without its port. */
function hostName(host: string): string {
  return host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1');
}

/** Whether a name or address can only mean this machine. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  if (isIP(name) === 4) return name.startsWith('127.');
  return name === '::1' || name.startsWith('::ffff:127.');
}
