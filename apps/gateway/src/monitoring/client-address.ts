import { BlockList, isIP } from 'node:net';

/**
 * The client's address: the left-most of `x-forwarded-for` when the peer may be believed, else the peer's own. With
 * no proxy named, every peer is believed. Entries are addresses or networks (`10.0.0.0/8`).
 */
export function clientAddress(
  forwardedFor: string | string[] | undefined,
  peer: string,
  trusted: readonly string[],
): string {
  if (forwardedFor === undefined || !isTrusted(peer, trusted)) return peer;
  const all = typeof forwardedFor === 'string' ? forwardedFor : forwardedFor.join(',');
  const leftMost = all.split(',', 1)[0]?.trim().slice(0, 128);
  return leftMost === undefined || leftMost === '' ? peer : leftMost;
}

const lists = new WeakMap<readonly string[], BlockList>();

function isTrusted(peer: string, trusted: readonly string[]): boolean {
  if (trusted.length === 0) return true;
  const address = peer.replace(/^::ffff:(?=\d+\.)/, '');
  return isIP(address) !== 0 && listOf(trusted).check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

function listOf(trusted: readonly string[]): BlockList {
  let list = lists.get(trusted);
  if (list === undefined) {
    list = new BlockList();
    for (const entry of trusted) addTo(list, entry);
    lists.set(trusted, list);
  }
  return list;
}

function addTo(list: BlockList, entry: string): void {
  const [address = '', prefix] = entry.split('/', 2);
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (prefix === undefined) list.addAddress(address, family);
  else list.addSubnet(address, Number(prefix), family);
}
