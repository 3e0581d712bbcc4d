import { describe, expect, it } from 'vitest';
import { stemOf } from './stem.js';

describe('stemOf', () => {
  it.each([
    ['cancel', 'cancels', 'canceled', 'cancelled', 'canceling', 'cancelling'],
    ['enable', 'enables', 'enabled', 'enabling'],
    ['city', 'cities'],
    ['stop', 'stops', 'stopped', 'stopping'],
    ['sell', 'sells', 'sold', 'selling'],
    ['child', 'children'],
    ['box', 'boxes'],
  ])('%s: forms of one word', (...forms) => {
    expect(new Set(forms.map(stemOf)).size).toBe(1);
  });

  it.each([
    ['need', 'ne'],
    ['install', 'installation'],
    ['status', 'statu'],
    ['bring', 'br'],
  ])('%s is not %s', (one, other) => {
    expect(stemOf(one)).not.toBe(stemOf(other));
  });
});
