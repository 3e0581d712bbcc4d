import { describe, expect, it } from 'vitest';
import { parseEndpoint } from './endpoint.js';

describe('a provider URL', () => {
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
    expect(parseEndpoint(url)).toMatchObject({ origin, chatPath });
  });

  it.each([
    ['http://h/v1', '/v1/models', '/v1/embeddings'],
    ['http://h/v1/chat/completions', '/v1/models', '/v1/embeddings'],
    ['http://h/v1/chat/completions?a=b', '/v1/models?a=b', '/v1/embeddings?a=b'],
  ])('%s has its other operations beside it', (url, modelsPath, embeddingsPath) => {
    expect(parseEndpoint(url)).toMatchObject({ modelsPath, embeddingsPath });
  });

  it('tells host and port, the default one included', () => {
    expect(parseEndpoint('https://api.example.com/v1')).toMatchObject({ host: 'api.example.com', port: 443 });
    expect(parseEndpoint('http://api.example.com/v1')).toMatchObject({ port: 80 });
    expect(parseEndpoint('http://127.0.0.1:9000/v1')).toMatchObject({ host: '127.0.0.1', port: 9000 });
  });

  it.each(['', 'h/v1', 'ftp://h/v1', 'file:///v1'])('%j cannot be used', (url) => {
    expect(() => parseEndpoint(url)).toThrow(/URL/);
  });

  it.each(['https://h/v1/responses', 'https://h/v1/messages', 'https://h/v1beta/models/m:generateContent'])(
    '%s is another dialect',
    (url) => {
      expect(() => parseEndpoint(url)).toThrow(/not an OpenAI chat endpoint/);
    },
  );

  it('never repeats a URL that holds a secret', () => {
    expect(() => parseEndpoint('https://user:hunter2@h/v1')).toThrow(/user name or password/);
    for (const url of ['https://user:hunter2@h/v1', 'nonsense hunter2', 'ftp://hunter2@h']) {
      expect(() => parseEndpoint(url)).not.toThrow(/hunter2/);
    }
  });
});
