import { describe, expect, it } from 'vitest';
import { readProviderUrl } from './provider-url.js';

describe('a provider URL', () => {
  it('tells host and port, the default one included', () => {
    const addressOf = (url: string) => readProviderUrl(url).address;
    expect(addressOf('https://api.example.com/v1')).toMatchObject({ host: 'api.example.com', port: 443 });
    expect(addressOf('http://api.example.com/v1')).toMatchObject({ port: 80 });
    expect(addressOf('http://127.0.0.1:9000/v1')).toEqual({
      origin: 'http://127.0.0.1:9000',
      host: '127.0.0.1',
      port: 9000,
    });
  });

  it('has a path without slashes at its end, and its query', () => {
    expect(readProviderUrl('https://h/v1//?a=b&c')).toMatchObject({ path: '/v1', search: '?a=b&c' });
    expect(readProviderUrl('https://h')).toMatchObject({ path: '', search: '' });
  });

  it.each(['', 'h/v1', 'ftp://h/v1', 'file:///v1'])('%j cannot be used', (url) => {
    expect(() => readProviderUrl(url)).toThrow(/URL/);
  });

  it('is never repeated, for it may hold a secret', () => {
    expect(() => readProviderUrl('https://user:hunter2@h/v1')).toThrow(/user name or password/);
    for (const url of ['https://user:hunter2@h/v1', 'nonsense hunter2', 'ftp://hunter2@h']) {
      expect(() => readProviderUrl(url)).not.toThrow(/hunter2/);
    }
  });
});
