import { describe, expect, it } from 'vitest';
import { load } from '../../test/harness/load-fixture.js';
import { checkProvider } from './check-provider.js';

describe('checkProvider', () => {
  it('asks for a key and says how to give one', () => {
    const check = () => checkProvider(load().config);
    expect(check).toThrow('The provider "openai" needs a key');
    expect(check).toThrow('export ISARTOR__EXTERNAL_LLM_API_KEY=');
    expect(check).toThrow('external_llm_api_key = "..."');
    expect(check).toThrow('isartor up --demo');
  });

  it.each([
    'demo = true',
    'external_llm_api_key = "sk-a"',
    'llm_provider = "ollama"',
    'external_llm_url = "http://127.0.0.1:9999/v1"',
  ])('is content with %s', (toml) => {
    expect(() => checkProvider(load({ toml }).config)).not.toThrow();
  });
});
