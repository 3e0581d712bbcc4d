import { describe, expect, it } from 'vitest';
import { type GeminiVerb, parseGeminiEndpoint } from './gemini-endpoint.js';

const VERBS: readonly GeminiVerb[] = ['generateContent', 'streamGenerateContent', 'countTokens', 'batchEmbedContents'];

describe('the URL of a provider of the Gemini API', () => {
  it.each([
    ['https://h', '/v1beta'],
    ['https://h/', '/v1beta'],
    ['https://h/v1beta', '/v1beta'],
    ['https://h/v1', '/v1'],
    ['https://h/v1alpha', '/v1alpha'],
    ['https://h/proxy', '/proxy/v1beta'],
  ])('%s has its models behind %s', (url, base) => {
    const { pathFor, modelsPath } = parseGeminiEndpoint(url);
    expect(VERBS.map((verb) => pathFor(verb, 'gemini-pro'))).toEqual([
      `${base}/models/gemini-pro:generateContent`,
      `${base}/models/gemini-pro:streamGenerateContent?alt=sse`,
      `${base}/models/gemini-pro:countTokens`,
      `${base}/models/gemini-pro:batchEmbedContents`,
    ]);
    expect(modelsPath).toBe(`${base}/models`);
  });

  it.each([
    ['https://h/v1beta/models/mine:generateContent', ''],
    ['https://h/v1beta/models/mine:streamGenerateContent?alt=sse', ''],
    ['https://h/v1beta/models/mine:streamGenerateContent?alt=sse&a=b', 'a=b'],
    ['https://h/v1beta/models/mine:generateContent?a=b', 'a=b'],
  ])('%s names its model whatever was asked for', (url, query) => {
    const { pathFor, modelsPath } = parseGeminiEndpoint(url);
    const whole = query === '' ? '' : `?${query}`;
    expect(pathFor('generateContent', 'other')).toBe(`/v1beta/models/mine:generateContent${whole}`);
    expect(pathFor('countTokens', 'other')).toBe(`/v1beta/models/mine:countTokens${whole}`);
    expect(new Set(pathFor('streamGenerateContent', 'other').split(/[?&]/))).toEqual(
      new Set(['/v1beta/models/mine:streamGenerateContent', ...(query === '' ? [] : [query]), 'alt=sse']),
    );
    expect(modelsPath).toBe(`/v1beta/models${whole}`);
  });

  it.each([
    ['models/gemini-pro', '/v1beta/models/gemini-pro:countTokens'],
    ['tunedModels/mine-1', '/v1beta/tunedModels/mine-1:countTokens'],
    ['a/../b?c#d e', '/v1beta/models/a%2F..%2Fb%3Fc%23d%20e:countTokens'],
    ['..', '/v1beta/models/..:countTokens'],
  ])('is asked for the model %j at %s', (model, path) => {
    expect(parseGeminiEndpoint('https://h').pathFor('countTokens', model)).toBe(path);
  });

  it.each(['https://h/v1/chat/completions', 'https://h/v1/responses', 'https://h/v1/messages'])(
    'cannot be %s',
    (url) => {
      expect(() => parseGeminiEndpoint(url)).toThrow(/this provider speaks the Gemini API/);
    },
  );
});
