import { Secret, type WireFormat } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { chatRequest, sentIn } from '../../test/chat-request.js';
import { plainCodec } from '../../test/plain-codec.js';
import { createKnownProvider, type ProviderCodecs } from './create-known-provider.js';

const codecs: ProviderCodecs = {
  openai: plainCodec({ format: 'openai' }),
  responses: plainCodec({ format: 'responses' }),
  anthropic: plainCodec({ format: 'anthropic' }),
  gemini: plainCodec({ format: 'gemini' }),
};

const make = (name: string, url?: string) =>
  createKnownProvider({ name, codecs, apiKey: new Secret('key'), ...(url !== undefined && { url }) });

/** The dialects in which callers of Chat Completions and of the Responses API are served. */
const dialectsOf = (name: string, url?: string): readonly (WireFormat | undefined)[] => {
  const provider = make(name, url);
  return (['openai', 'responses'] as const).map((format) =>
    provider.dialectFor?.(chatRequest('hi', { ...sentIn(format) })),
  );
};

describe('a provider of the table', () => {
  it.each([
    ['openai', undefined, ['openai', 'responses']],
    ['openai', 'http://h/v1/chat/completions', ['openai', 'responses']],
    ['openai', 'http://h/v1/responses', ['responses', 'responses']],
    ['openai', 'http://h/v1/responses/?api-version=1', ['responses', 'responses']],
    ['groq', undefined, ['openai', 'openai']],
    ['groq', 'http://h/v1/responses', ['responses', 'responses']],
    ['anthropic', undefined, ['anthropic', 'anthropic']],
    ['anthropic', 'http://h/v1/messages', ['anthropic', 'anthropic']],
    ['gemini', undefined, ['gemini', 'gemini']],
  ])('%s at %s serves Chat Completions and Responses in %j', (name, url, dialects) => {
    expect(dialectsOf(name, url)).toEqual(dialects);
  });

  it('is reached where the table says, and has its families', () => {
    expect(make('anthropic')).toMatchObject({ name: 'anthropic', server: { host: 'api.anthropic.com', port: 443 } });
    expect(make('gemini').server?.host).toBe('generativelanguage.googleapis.com');
    expect(make('anthropic').modelFamilies.some((family) => family.test('claude-sonnet-4-5'))).toBe(true);
    expect(make('openai', 'http://127.0.0.1:9/v1').server).toEqual({ host: '127.0.0.1', port: 9 });
  });

  it('has the operations of its dialect', () => {
    expect(make('openai').capabilities.operations).toEqual(['chat', 'embeddings', 'count_tokens']);
    expect(make('groq').capabilities.operations).toEqual(['chat', 'embeddings']);
    expect(make('anthropic').capabilities.operations).toEqual(['chat', 'count_tokens']);
    expect(make('gemini').capabilities.operations).toEqual(['chat', 'embeddings', 'count_tokens']);
  });

  it('cannot be an unknown one, or one at an endpoint of another API', () => {
    expect(() => make('nobody')).toThrow(/nobody/);
    expect(() => make('anthropic', 'http://h/v1/chat/completions')).toThrow(/Anthropic Messages/);
    expect(() => make('gemini', 'http://h/v1/messages')).toThrow(/the Gemini API/);
    expect(() => make('openai', 'http://h/v1/messages')).toThrow(/Chat Completions/);
    expect(() => make('openai', 'not a url')).toThrow(/URL/);
  });
});
