import { describe, expect, it } from 'vitest';
import { load, problemsOf } from '../../test/harness/load-fixture.js';

const embedder = (name: string, more = ''): string => `[cache_semantic]\nembedder = "${name}"\n${more}`;
const URL_LINE = 'embedder_url = "http://127.0.0.1:8081"\n';
const MODEL_LINE = 'embedder_model = "text-embedding-3-small"\n';

describe('an embedder', () => {
  it.each([
    [embedder('tei'), ['cache_semantic.embedder = "tei" needs cache_semantic.embedder_url']],
    [
      embedder('openai'),
      [
        'cache_semantic.embedder = "openai" needs cache_semantic.embedder_url',
        'cache_semantic.embedder = "openai" needs cache_semantic.embedder_model',
      ],
    ],
    [
      '[cache_semantic]\nallow_download = true',
      ['cache_semantic.allow_download needs cache_semantic.embedder_model, the model to fetch'],
    ],
  ])('that lacks what it needs stops the start: %j', (toml, problems) => {
    expect(problemsOf({ toml })).toEqual(problems);
  });

  it.each([
    embedder('minilm'),
    embedder('tei', URL_LINE),
    embedder('openai', URL_LINE + MODEL_LINE),
    embedder('openai', 'mode = "off"'),
    '[cache_semantic]\nallow_download = true\nembedder_model = "Xenova/bge-small-en-v1.5"',
  ])('that has all it needs does not: %j', (toml) => {
    expect(load({ toml }).warnings).toEqual([]);
  });
});
