import { isIPv6 } from 'node:net';
import { z } from 'zod';

/** An address to listen on; an IPv6 host is without brackets, port 0 is any free one. */
export interface HostPort {
  readonly host: string;
  readonly port: number;
}

const PATTERN = /^(?:\[(?<ipv6>[^\]]+)\]|(?<host>[A-Za-z0-9._-]+)):(?<port>\d{1,5})$/;

function parse(text: string): HostPort | undefined {
  const groups = PATTERN.exec(text)?.groups;
  const host = groups?.ipv6 ?? groups?.host;
  const port = Number(groups?.port);
  const valid = host !== undefined && port <= 65_535 && (groups?.ipv6 === undefined || isIPv6(host));
  return valid ? { host, port } : undefined;
}

/** `host:port` as text, `[::1]:8080` for IPv6. */
export const hostPort = z.string().transform((text, context): HostPort => {
  const parsed = parse(text);
  if (parsed !== undefined) return parsed;
  context.addIssue({
    code: 'custom',
    message: 'must be host:port (as 127.0.0.1:8080 or [::1]:8080), the port 0 to 65535',
  });
  return z.NEVER;
});

/** `hostPortText` with another host. */
export function withHost(hostPortText: string, host: string): string {
  const port = hostPortText.slice(hostPortText.lastIndexOf(':') + 1);
  return `${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

/** `hostPortText` with another port. */
export function withPort(hostPortText: string, port: string): string {
  return `${hostPortText.slice(0, hostPortText.lastIndexOf(':'))}:${port}`;
}
