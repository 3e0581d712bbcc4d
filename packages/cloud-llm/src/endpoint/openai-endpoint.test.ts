import { describe, expect, it } from 'vitest';
import { parseOpenaiEndpoint } from './openai-endpoint.js';

const CHAT = '/chat/completions';

describe('the URL of a provider of Chat Completions', () => {
  it.each([
    ['http://h/v1', 'http://h', '/v1/chat/completions'],
    ['http://h/v1/', 'http://h', '/v1/chat/completions'],
    ['http://h:8080', 'http://h:8080', '/chat/completions'],
    ['https://h/v1/chat/completions', 'https://h', '/v1/chat/completions'],
    ['https://h/v1/chat/completions/', 'https://h', '/v1/chat/completions'],
    [
      'https://h/openai/deployments/d?api-version=1',
      'https://h',
      '/openai/deployments/d/chat/completions?api-version=1',
    ],
    ['https://h/x/chat/completions?api-version=1', 'https://h', '/x/chat/completions?api-version=1'],
    ['https://h/chat', 'https://h', '/chat/chat/completions'],
  ])('%s is asked for chat at %s%s', (url, origin, chatPath) => {
    expect(parseOpenaiEndpoint(url, CHAT)).toMatchObject({ address: { origin }, chatPath });
  });

  it.each([
    ['http://h/v1', ''],
    ['http://h/v1/chat/completions', ''],
    ['http://h/v1/chat/completions?a=b', '?a=b'],
  ])('%s has its other operations beside it', (url, query) => {
    expect(parseOpenaiEndpoint(url, CHAT)).toMatchObject({
      responsesPath: `/v1/responses${query}`,
      inputTokensPath: `/v1/responses/input_tokens${query}`,
      embeddingsPath: `/v1/embeddings${query}`,
      modelsPath: `/v1/models${query}`,
    });
  });

  it.each([
    ['https://h/v1/responses', /\/responses is of the Responses API.* speaks Chat Completions/],
    ['https://h/v1/messages', /\/messages is of Anthropic Messages/],
    ['https://h/v1beta/models/m:generateContent', /:generateContent is of the Gemini API/],
    ['https://h/v1beta/models/m:streamGenerateContent?alt=sse', /the Gemini API/],
  ])('cannot be %s', (url, message) => {
    expect(() => parseOpenaiEndpoint(url, CHAT)).toThrow(message);
  });
});

describe('the URL of a provider of the Responses API', () => {
  it.each(['http://h/v1/responses', 'http://h/v1/responses/', 'http://h/v1'])('%s is asked at /v1/responses', (url) => {
    expect(parseOpenaiEndpoint(url, '/responses')).toMatchObject({
      responsesPath: '/v1/responses',
      inputTokensPath: '/v1/responses/input_tokens',
      embeddingsPath: '/v1/embeddings',
    });
  });

  it('cannot be an endpoint of Chat Completions', () => {
    expect(() => parseOpenaiEndpoint('http://h/v1/chat/completions', '/responses')).toThrow(
      /\/chat\/completions is of Chat Completions.* speaks the Responses API/,
    );
  });
});
