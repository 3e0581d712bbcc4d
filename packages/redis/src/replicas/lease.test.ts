import { describe, expect, it } from 'vitest';
import { createLease } from './lease.js';

const setUp = () => {
  const clock = { monotonicMs: 1_000, wallMs: 5_000 };
  const pass = (ms: number) => {
    clock.monotonicMs += ms;
    clock.wallMs += ms;
  };
  return { clock, pass, lease: createLease(100, () => ({ ...clock })) };
};

describe('createLease', () => {
  it('counts from when the renewal was sent', () => {
    const { pass, lease } = setUp();
    expect(lease.isHeld).toBe(false);
    const sent = lease.start();
    pass(60);
    lease.renew(sent);
    pass(39);
    expect(lease.isHeld).toBe(true);
    pass(1);
    expect(lease.isHeld).toBe(false);
  });

  it('is not set back by a renewal that was sent earlier', () => {
    const { pass, lease } = setUp();
    const early = lease.start();
    pass(90);
    lease.renew(lease.start());
    lease.renew(early);
    pass(50);
    expect(lease.isHeld).toBe(true);
  });

  it('runs out by either clock: one stands still in sleep, the other is set', () => {
    const asleep = setUp();
    asleep.lease.renew(asleep.lease.start());
    asleep.clock.wallMs += 100;
    expect(asleep.lease.isHeld).toBe(false);
    const setBack = setUp();
    setBack.lease.renew(setBack.lease.start());
    setBack.clock.wallMs -= 1_000_000;
    setBack.clock.monotonicMs += 100;
    expect(setBack.lease.isHeld).toBe(false);
  });

  it('is not had again once it was given up', () => {
    const { lease } = setUp();
    const sent = lease.start();
    lease.drop();
    lease.renew(sent);
    expect(lease.isHeld).toBe(false);
  });
});
