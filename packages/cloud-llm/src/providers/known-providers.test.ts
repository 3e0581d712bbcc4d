import { describe, expect, it } from 'vitest';
import { readProviderUrl } from '../endpoint/provider-url.js';
import { KNOWN_PROVIDERS, knownProvider } from './known-providers.js';

const NAMES =
  'anthropic cerebras chutes deepseek fireworks galadriel gemini groq huggingface hyperbolic mira mistral moonshot nebius nvidia ollama openai openrouter perplexity siliconflow together xai';

describe('known providers', () => {
  it('are these', () => {
    expect(Object.keys(KNOWN_PROVIDERS).sort()).toEqual(NAMES.split(' '));
  });

  it.each(Object.entries(KNOWN_PROVIDERS))('%s has a base URL that can be used', (name, { baseUrl }) => {
    const { address, path, search } = readProviderUrl(baseUrl);
    expect(`${address.origin}${path}${search}`).toBe(baseUrl);
    expect(baseUrl.startsWith('https://')).toBe(name !== 'ollama');
  });

  it('speak Chat Completions, all but those with a dialect of their own', () => {
    const others = Object.entries(KNOWN_PROVIDERS).filter(([, { dialect }]) => dialect !== 'openai');
    expect(others.map(([name, { dialect }]) => [name, dialect])).toEqual([
      ['anthropic', 'anthropic'],
      ['gemini', 'gemini'],
    ]);
  });

  it('want a key, all but the local one', () => {
    const keyless = Object.entries(KNOWN_PROVIDERS).filter(([, { requiresKey }]) => !requiresKey);
    expect(keyless.map(([name]) => name)).toEqual(['ollama']);
  });

  it('have no model family in common', () => {
    const models =
      'gpt-4o chatgpt-4o-latest o1 o3-mini grok-4 deepseek-chat sonar sonar-pro kimi-k2 mistral-large codestral-latest open-mixtral-8x7b claude-sonnet-4-5 gemini-2.5-pro gemini-embedding-001 text-embedding-3-small';
    for (const model of models.split(' ')) {
      const owners = Object.values(KNOWN_PROVIDERS).filter(({ modelFamilies }) =>
        modelFamilies.some((family) => family.test(model)),
      );
      expect([model, owners.length]).toEqual([model, 1]);
    }
  });

  it('do not include names of object properties', () => {
    expect(() => knownProvider('constructor')).toThrow(/constructor/);
  });
});
