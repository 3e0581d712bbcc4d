import { expect, it } from 'vitest';
import { defaultMaxTokens } from './default-max-tokens.js';

it.each([
  ['claude-3-haiku-20240307', 4096],
  ['anthropic.claude-3-opus-20240229-v1:0', 4096],
  ['claude-3-sonnet-20240229', 4096],
  ['claude-3-5-sonnet-20241022', 8192],
  ['claude-3-5-haiku-latest', 8192],
  ['claude-3-7-sonnet-20250219', 64_000],
  ['claude-opus-4-0', 32_000],
  ['claude-opus-4-20250514', 32_000],
  ['claude-opus-4-1-20250805', 32_000],
  ['claude-opus-4-10', 64_000],
  ['claude-opus-4-5', 64_000],
  ['claude-sonnet-4-20250514', 64_000],
  ['some-other-model', 64_000],
])('the limit of %s is %d tokens where the caller has set none', (model, tokens) => {
  expect(defaultMaxTokens(model)).toBe(tokens);
});
