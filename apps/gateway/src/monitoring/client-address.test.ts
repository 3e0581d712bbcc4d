import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address.js';

describe('client address', () => {
  it('is the left-most forwarded address when nobody is named as a proxy', () => {
    expect(clientAddress('203.0.113.7, 10.0.0.1', '127.0.0.1', [])).toBe('203.0.113.7');
  });

  it.each([
    ['10.1.2.3', '203.0.113.7'],
    ['::ffff:10.1.2.3', '203.0.113.7'],
    ['192.0.2.1', '203.0.113.7'],
    ['fd00::1', '203.0.113.7'],
    ['198.51.100.1', '198.51.100.1'],
  ])('believes only named proxies: the peer %s gives %s', (peer, address) => {
    expect(clientAddress('203.0.113.7', peer, ['10.0.0.0/8', '192.0.2.1', 'fd00::/8'])).toBe(address);
  });

  it('is the peer where nothing is forwarded', () => {
    expect(clientAddress(undefined, '127.0.0.1', [])).toBe('127.0.0.1');
    expect(clientAddress(' , 1.2.3.4', '127.0.0.1', [])).toBe('127.0.0.1');
  });
});
