import { describe, expect, it } from 'vitest';
import { parseEndpoint } from '../endpoint.js';
import { KNOWN_PROVIDERS, knownProvider } from './known-providers.js';

const NAMES =
  'cerebras chutes deepseek fireworks galadriel groq huggingface hyperbolic mira mistral moonshot nebius nvidia ollama openai openrouter perplexity siliconflow together xai';

describe('known providers', () => {
  it('are these', () => {
    expect(Object.keys(KNOWN_PROVIDERS).sort()).toEqual(NAMES.split(' '));
  });

  it.each(Object.entries(KNOWN_PROVIDERS))('%s has a base URL that can be used', (name, { baseUrl }) => {
    const { origin, chatPath } = parseEndpoint(baseUrl);
    expect(`${origin}${chatPath}`).toBe(`${baseUrl}/chat/completions`);
    expect(origin.startsWith('https://')).toBe(name !== 'ollama');
  });

  it('want a key, all but the local one', () => {
    const keyless = Object.entries(KNOWN_PROVIDERS).filter(([, { requiresKey }]) => !requiresKey);
    expect(keyless.map(([name]) => name)).toEqual(['ollama']);
  });

  it('have no model family in common', () => {
    const models =
      'gpt-4o chatgpt-4o-latest o1 o3-mini grok-4 deepseek-chat sonar sonar-pro kimi-k2 mistral-large codestral-latest open-mixtral-8x7b';
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
