import { BlockList, isIP } from 'node:net';

/** Addresses that are not routed on the Internet: loopback, private, link-local, shared by carriers, unique local. */
const INSIDE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 32],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  INSIDE.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  INSIDE.addSubnet(network, prefix, 'ipv6');
}

/** Ends of names that no public name server answers for. */
const INSIDE_NAMES = /(^|\.)(localhost|svc|svc\.cluster\.local|local|internal|corp|lan|home\.arpa)$/;

/**
 * Whether a URL leads out of this network: to a host that is neither loopback nor a private address, and whose name does
 * not end as only inner names do. A name of one word (`otel-collector`) is resolved inside; what is no URL leads out.
 */
export function isExternalEndpoint(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const host = new URL(url).hostname
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
  const version = isIP(host);
  if (version !== 0) return !INSIDE.check(host, version === 4 ? 'ipv4' : 'ipv6');
  return host.includes('.') && !INSIDE_NAMES.test(host);
}
