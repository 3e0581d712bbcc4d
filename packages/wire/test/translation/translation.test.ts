import { describe, expect, it } from 'vitest';
import { ANSWER_FEATURES } from './answer-features.js';
import { DIALECTS } from './dialects.js';
import { fateOfAnswer } from './fate-of-answer.js';
import { fateOfRequest } from './fate-of-request.js';
import { renderPage } from './render-page.js';
import { REQUEST_FEATURES } from './request-features.js';

const PAIRS = DIALECTS.flatMap((client) => DIALECTS.map((provider) => [client, provider] as const));

describe.each(PAIRS)('between a client of %s and a provider of %s', (client, provider) => {
  it.each(REQUEST_FEATURES.filter(({ asked }) => asked[client] !== undefined))(
    'a request loses nothing in silence: $name',
    (feature) => {
      const fate = fateOfRequest(feature, client, provider);
      if (client === provider) expect(fate).toBe('kept');
      else if (fate === 'left out') expect(feature.harmless).toBe(true);
    },
  );

  it.each(ANSWER_FEATURES.filter(({ said }) => said[provider] !== undefined))(
    'an answer loses nothing that matters: $name',
    (feature) => {
      const fate = fateOfAnswer(feature, provider, client);
      if (client === provider) expect(fate).toBe('kept');
      else if (fate === 'left out') expect(feature.harmless).toBe(true);
    },
  );
});

it('is what the page tells: otherwise run `vitest run -u` here', async () => {
  await expect(renderPage()).toMatchFileSnapshot('../../../../docs/dialects.md');
});
