import { describe, expect, it } from 'vitest';
import { parseError } from './parse-error.js';

const waitOf = (retryDelay: unknown): number | undefined => {
  const details = [
    { '@type': 'type.googleapis.com/google.rpc.Help' },
    { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay },
  ];
  const error = { code: 429, message: 'Slow down', status: 'RESOURCE_EXHAUSTED', details };
  return parseError(Buffer.from(JSON.stringify({ error }))).retryAfterSeconds;
};

describe('when to come back', () => {
  it.each([
    ['17s', 17],
    ['0s', 0],
    ['3.2s', 4],
    ['36.000000001s', 37],
  ])('%s is %i seconds', (retryDelay, seconds) => {
    expect(waitOf(retryDelay)).toBe(seconds);
  });

  it.each([['soon'], ['-1s'], ['17'], [17], [null], [undefined]])('%s says nothing', (retryDelay) => {
    expect(waitOf(retryDelay)).toBeUndefined();
  });
});
