import { describe, expect, it } from 'vitest';
import { parseAnthropicEndpoint } from './anthropic-endpoint.js';

describe("the URL of a provider of Anthropic's dialect", () => {
  it.each([
    ['https://h', '/v1', ''],
    ['https://h/', '/v1', ''],
    ['https://h/v1', '/v1', ''],
    ['https://h/v1/messages', '/v1', ''],
    ['https://h/v1/messages/?beta=true', '/v1', '?beta=true'],
    ['https://h/anthropic', '/anthropic/v1', ''],
    ['https://h/x/messages?a=b', '/x', '?a=b'],
  ])('%s has its operations behind %s', (url, base, query) => {
    expect(parseAnthropicEndpoint(url)).toEqual({
      address: { origin: 'https://h', host: 'h', port: 443 },
      messagesPath: `${base}/messages${query}`,
      countTokensPath: `${base}/messages/count_tokens${query}`,
      modelsPath: `${base}/models${query}`,
    });
  });

  it.each(['https://h/v1/chat/completions', 'https://h/v1/responses', 'https://h/v1beta/models/m:generateContent'])(
    'cannot be %s',
    (url) => {
      expect(() => parseAnthropicEndpoint(url)).toThrow(/this provider speaks Anthropic Messages/);
    },
  );
});
