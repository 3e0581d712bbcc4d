import { expect, it } from 'vitest';
import { savedCost } from './saved-cost.js';

const price = { inputUsdPerMillion: 2, outputUsdPerMillion: 8 };

it.each([
  ['usage times price', { usage: { inputTokens: 1_000_000, outputTokens: 500_000 }, price }, 6],
  ['the estimated prompt alone where no usage was reported', { price }, 0.000014],
  ['nothing without a price', { usage: { inputTokens: 1_000_000, outputTokens: 500_000 } }, 0],
])('is %s', (_name, answer, dollars) => {
  expect(savedCost(answer, 7)).toBeCloseTo(dollars, 12);
});
