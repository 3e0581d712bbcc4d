import { describe, expect, it } from 'vitest';
import { createBreaker } from './breaker.js';

describe('a breaker', () => {
  const created = () => {
    const clock = { ms: 0 };
    return { clock, breaker: createBreaker(() => clock.ms) };
  };
  const failTimes = (breaker: ReturnType<typeof createBreaker>, times: number): void => {
    for (let time = 0; time < times; time += 1) breaker.failed('broken');
  };

  it('opens after five failures in a row', () => {
    const { breaker } = created();
    failTimes(breaker, 4);
    breaker.succeeded();
    failTimes(breaker, 4);
    expect([breaker.enter(), breaker.trouble]).toEqual([undefined, undefined]);
    breaker.failed('broken');
    expect([breaker.enter(), breaker.trouble]).toEqual(['broken', 'broken']);
  });

  it('lets one call try after each pause, which grows until one succeeds', () => {
    const { breaker, clock } = created();
    failTimes(breaker, 5);
    for (const pause of [500, 1_000, 2_000]) {
      clock.ms += pause - 1;
      expect(breaker.enter()).toBe('broken');
      clock.ms += 1;
      expect([breaker.enter(), breaker.enter()]).toEqual([undefined, 'broken']);
      breaker.failed('broken');
    }
    clock.ms += 4_000;
    expect(breaker.enter()).toBeUndefined();
    expect(breaker.trouble).toBe('broken');
    breaker.succeeded();
    expect([breaker.enter(), breaker.enter(), breaker.trouble]).toEqual([undefined, undefined, undefined]);
  });

  it('lets another one try when the first has left', () => {
    const { breaker, clock } = created();
    failTimes(breaker, 5);
    clock.ms += 500;
    expect(breaker.enter()).toBeUndefined();
    breaker.left();
    expect(breaker.enter()).toBeUndefined();
  });

  it('pauses for as long as the server asks for, within reason', () => {
    const { breaker, clock } = created();
    breaker.failed('too much to do', 2_000);
    clock.ms += 1_999;
    expect(breaker.enter()).toBe('too much to do');
    clock.ms += 1;
    expect(breaker.enter()).toBeUndefined();
    breaker.failed('too much to do', 3_600_000);
    clock.ms += 30_000;
    expect(breaker.enter()).toBeUndefined();
  });
});
