import { describe, expect, it } from 'vitest';
import { createModelRouter, type ModelRouterOptions, type RoutedProvider } from './model-route.js';
import { knownProvider } from './providers/known-providers.js';

const provider = (name: string): RoutedProvider => ({ name, modelFamilies: knownProvider(name).modelFamilies });

const router = (options: Partial<ModelRouterOptions> = {}) =>
  createModelRouter({
    providers: [provider('groq'), provider('openai'), provider('xai')],
    aliases: { fast: 'groq/llama-3.1-8b', smart: 'gpt-4o', loop: 'fast', 'gpt-4o-mini': 'xai/grok-3' },
    defaultModel: 'llama-3.3-70b',
    forceModel: false,
    ...options,
  });

describe('routing', () => {
  it.each([
    ['provider/model of a configured provider', 'openai/gpt-4o', 'openai', 'gpt-4o'],
    ['provider/model splits at the first slash', 'groq/meta/llama', 'groq', 'meta/llama'],
    ['another provider is part of the name', 'meta-llama/llama-3', 'groq', 'meta-llama/llama-3'],
    ['a provider without a model is a name', 'openai/', 'groq', 'openai/'],
    ['a model without a provider is a name', '/gpt-4o', 'groq', '/gpt-4o'],
    ['an alias for provider/model', 'fast', 'groq', 'llama-3.1-8b'],
    ['an alias for a model of a known family', 'smart', 'openai', 'gpt-4o'],
    ['an alias is resolved once', 'loop', 'groq', 'fast'],
    ['an alias goes before a family', 'gpt-4o-mini', 'xai', 'grok-3'],
    ['a family of openai', 'gpt-5', 'openai', 'gpt-5'],
    ['a family of openai, o models', 'o3-mini', 'openai', 'o3-mini'],
    ['a family of xai', 'grok-4', 'xai', 'grok-4'],
    ['only whole prefixes are families', 'my-gpt-4o', 'groq', 'my-gpt-4o'],
    ['a name that begins with o is no o model', 'olmo-2', 'groq', 'olmo-2'],
    ['anything else goes to the primary provider', 'mixtral-8x7b', 'groq', 'mixtral-8x7b'],
    ['a missing model', undefined, 'groq', 'llama-3.3-70b'],
  ])('%s', (_rule, requested, ...route) => {
    const { provider: name, model } = router().resolve(requested);
    expect([name, model]).toEqual(route);
  });

  it('sends the default model whatever is asked for when forced', () => {
    for (const requested of ['openai/gpt-4o', 'fast', 'gpt-4o', undefined]) {
      expect(router({ forceModel: true }).resolve(requested)).toEqual({ provider: 'groq', model: 'llama-3.3-70b' });
    }
  });

  it('prefers the primary provider where several know a family', () => {
    const twice = router({ providers: [{ name: 'proxy', modelFamilies: [/^gpt-/] }, provider('openai')] });
    expect(twice.resolve('gpt-4o').provider).toBe('proxy');
  });

  it('takes a default model of the primary provider as it is, slash and all', () => {
    const openrouter = router({
      providers: [provider('openrouter'), provider('openai')],
      defaultModel: 'openai/gpt-4o',
    });
    expect(openrouter.resolve()).toEqual({ provider: 'openrouter', model: 'openai/gpt-4o' });
  });

  it('is not fooled by names of object properties', () => {
    expect(router().resolve('constructor')).toEqual({ provider: 'groq', model: 'constructor' });
    expect(router().resolve('__proto__/x').provider).toBe('groq');
  });
});

describe('the list of models', () => {
  it('has the default model, alias targets by alias, and aliases with their provider', () => {
    expect(router().listModels()).toEqual([
      { id: 'llama-3.3-70b', ownedBy: 'groq' },
      { id: 'llama-3.1-8b', ownedBy: 'groq' },
      { id: 'grok-3', ownedBy: 'xai' },
      { id: 'groq/fast', ownedBy: 'groq' },
      { id: 'gpt-4o', ownedBy: 'openai' },
      { id: 'fast', ownedBy: 'alias:groq' },
      { id: 'gpt-4o-mini', ownedBy: 'alias:xai' },
      { id: 'loop', ownedBy: 'alias:groq' },
      { id: 'smart', ownedBy: 'alias:openai' },
    ]);
  });

  it('names a model so that whoever asks for it gets it', () => {
    const mixed = router({
      providers: [provider('openrouter'), provider('openai'), provider('groq')],
      aliases: { fast: 'groq/llama', 'gpt-4o': 'openrouter/openai/gpt-4o' },
      defaultModel: 'openai/gpt-4o',
    });
    const ids = mixed.listModels().map(({ id }) => id);
    expect(ids).toEqual(['openrouter/openai/gpt-4o', 'groq/llama', 'fast', 'gpt-4o']);
    expect(mixed.resolve('groq/llama')).toEqual({ provider: 'groq', model: 'llama' });
  });

  it('has only the default model when that is forced', () => {
    expect(router({ forceModel: true }).listModels()).toEqual([{ id: 'llama-3.3-70b', ownedBy: 'groq' }]);
  });
});
