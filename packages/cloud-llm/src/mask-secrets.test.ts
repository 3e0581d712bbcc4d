import { describe, expect, it } from 'vitest';
import { createSecretMask } from './mask-secrets.js';

const mask = createSecretMask(['our own key', '']);

describe('masking', () => {
  it.each([
    [
      'Incorrect API key provided: sk-proj-abc_DEF-123. See the docs.',
      'Incorrect API key provided: [masked] See the docs.',
    ],
    ['Incorrect API key provided: sk-p****7890', 'Incorrect API key provided: [masked]'],
    ['bad header Bearer abc.def-123 given', 'bad header [masked] given'],
    ['authorization: bearer AbCdEfGhIjKlMnOpQr', 'authorization: [masked]'],
    ['Basic dXNlcjpwYXNz', '[masked]'],
    ['key gsk_1234567890abcdef and hf_abcdefgh', 'key [masked] and [masked]'],
    ['AIzaSyA-1234567890abcdefghijklmnop', '[masked]'],
    ['AKIAIOSFODNN7EXAMPLE', '[masked]'],
    ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc is expired', 'token [masked] is expired'],
    ['0123456789abcdef0123456789abcdef is wrong', '[masked] is wrong'],
    ['sent our own key to us', 'sent [masked] to us'],
  ])('hides what looks like a key: %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    'The model `gpt-4o-mini-realtime-preview-2024-12-17` does not exist',
    'accounts/fireworks/models/llama-v3p1-405b-instruct was not found',
    'Bearer token required',
    'Missing Bearer authentication',
    'See https://platform.openai.com/docs/guides/error-codes for more',
    'messages[0].content[1].type: unknown value',
    'Request 3f2504e0-4f89-11d3-9a0c-0305e82c3301 failed',
    'Basic plan only',
  ])('leaves words alone: %s', (text) => {
    expect(mask(text)).toBe(text);
  });

  it('cuts to 500 characters, and only what is masked already', () => {
    expect(mask('word '.repeat(200))).toHaveLength(500);
    const key = `sk-${'a1'.repeat(40)}`;
    expect(mask(`${'x '.repeat(245)}${key}`)).not.toMatch(/a1a1/);
  });

  it('takes time linear in a hostile text', () => {
    const hostile = ['a-', 'sk-', 'eyJ-', 'Bearer ', 'a1', ' \t', 'AIza'].map((piece) => piece.repeat(20_000));
    const started = performance.now();
    for (const text of hostile) mask(text);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
