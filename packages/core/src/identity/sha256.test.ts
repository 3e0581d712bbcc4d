import { describe, expect, it } from 'vitest';
import { sha256 } from './sha256.js';

describe('sha256', () => {
  it('is SHA-256 over UTF-8, in hex', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256('Müßig ☃')).toBe(sha256(new TextEncoder().encode('Müßig ☃')));
  });

  it('tells texts apart that have no UTF-8 form', () => {
    const texts = ['\ud800', '\udfff', '\ufffd', 'a\ud800', '\ud800a', '\ud800\udc00'];
    expect(new Set(texts.map(sha256)).size).toBe(texts.length);
  });
});
