import { describe, expect, it } from 'vitest';
import { callerCredentials } from './caller-credentials.js';

const told = (...request: Parameters<typeof callerCredentials>): object | undefined => {
  const credentials = callerCredentials(...request);
  return credentials && Object.fromEntries(Object.entries(credentials).map(([name, one]) => [name, one.reveal()]));
};

describe('callerCredentials', () => {
  it('takes the headers of every provider as they are', () => {
    const headers = { authorization: 'Bearer a', 'x-api-key': 'b', 'x-goog-api-key': 'c', 'x-isartor-key': 'd' };
    expect(told(headers, '/')).toEqual({ authorization: 'Bearer a', 'x-api-key': 'b', 'x-goog-api-key': 'c' });
  });

  it('takes the key of the query where there is no header for it', () => {
    expect(told({}, '/v1beta/models/m:generateContent?key=a%2Bb')).toEqual({ 'x-goog-api-key': 'a+b' });
    expect(told({ 'x-goog-api-key': 'h' }, '/?key=q')).toEqual({ 'x-goog-api-key': 'h' });
  });

  it.each([
    ['/', {}],
    ['/?key=', {}],
    ['/?alt=sse', { 'x-api-key': '' }],
  ])('finds none in %s with %j', (url, headers) => {
    expect(callerCredentials(headers, url)).toBeUndefined();
  });
});
