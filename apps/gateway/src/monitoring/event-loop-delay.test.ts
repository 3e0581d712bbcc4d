import { describe, expect, it } from 'vitest';
import { createEventLoopDelayMonitor } from './event-loop-delay.js';

/** A histogram whose latest measurement is all it has: of a timer that should fire every 20 ms. */
function fakeHistogram() {
  const state = { count: 0, max: 0, resets: 0 };
  return {
    histogram: {
      get count() {
        return state.count;
      },
      get max() {
        return state.max;
      },
      percentile: (percent: number) => (state.max * percent) / 100,
      reset() {
        state.count = 0;
        state.resets += 1;
      },
    },
    measure(milliseconds: number) {
      state.count = 1;
      state.max = milliseconds * 1e6;
    },
    state,
  };
}

describe('the delay of the event loop', () => {
  it('is measured from the first question on', async () => {
    const { read } = createEventLoopDelayMonitor();
    expect(read()).toBeUndefined();
    await expect.poll(read).toBeDefined();
    const blockedUntil = performance.now() + 300;
    while (performance.now() < blockedUntil);
    await expect.poll(() => read()?.max).toBeGreaterThan(0.2);
  });

  it('is how late a timer came, not how often it fires', () => {
    const { histogram, measure } = fakeHistogram();
    const { read } = createEventLoopDelayMonitor(
      () => 0,
      () => histogram,
    );
    read();
    expect(read()).toBeUndefined();
    measure(120);
    const delay = read();
    expect(delay?.max).toBeCloseTo(0.1);
    expect(delay?.p99).toBeCloseTo(0.0988);
    expect(delay?.p50).toBeCloseTo(0.04);
    measure(10);
    expect(read()).toEqual({ p50: 0, p99: 0, max: 0 });
  });

  it('stays for one more window, so that everybody who asks sees it, and is then forgotten', () => {
    let now = 0;
    const { histogram, measure, state } = fakeHistogram();
    const { read } = createEventLoopDelayMonitor(
      () => now,
      () => histogram,
    );
    const maxAt = (at: number, milliseconds: number): number | undefined => {
      now = at;
      measure(milliseconds);
      return read()?.max;
    };
    read();
    expect(maxAt(5000, 520)).toBe(0.5);
    expect(state.resets).toBe(0);
    expect(maxAt(10_000, 520)).toBe(0.5);
    expect(state.resets).toBe(1);
    expect(maxAt(15_000, 30)).toBe(0.5);
    expect(maxAt(20_000, 30)).toBe(0.5);
    expect(maxAt(21_000, 30)).toBeCloseTo(0.01);
  });
});
