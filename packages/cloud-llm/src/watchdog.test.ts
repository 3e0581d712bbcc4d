import { describe, expect, it } from 'vitest';
import { createManualTimers } from '../test/manual-timers.js';
import { createWatchdog, type Overdue } from './watchdog.js';

function watched(deadlineMs: number) {
  const timers = createManualTimers();
  const barks: Overdue[] = [];
  const onOverdue = (overdue: Overdue): void => void barks.push(overdue);
  const watchdog = createWatchdog({ timers, deadlineAt: timers.now() + deadlineMs, onOverdue });
  return { timers, barks, watchdog };
}

describe('watchdog', () => {
  it('barks at the deadline, whatever is waited for', () => {
    const { timers, barks } = watched(100);
    timers.advance(99);
    expect(barks).toEqual([]);
    timers.advance(1);
    expect(barks).toEqual(['total']);
  });

  it('barks when a wait outlasts its limit', () => {
    const { timers, barks, watchdog } = watched(1000);
    watchdog.expect(50);
    timers.advance(50);
    expect(barks).toEqual(['wait']);
  });

  it('lets waits that end in time pass, with one timer', () => {
    const { timers, barks, watchdog } = watched(1000);
    for (let wait = 0; wait < 10; wait += 1) {
      watchdog.expect(50);
      timers.advance(40);
      watchdog.rest();
      expect(timers.pending).toHaveLength(1);
    }
    expect(barks).toEqual([]);
  });

  it('does not count time in which nobody waits', () => {
    const { timers, barks, watchdog } = watched(1000);
    watchdog.expect(50);
    watchdog.rest();
    timers.advance(900);
    expect(barks).toEqual([]);
    watchdog.expect(50);
    timers.advance(50);
    expect(barks).toEqual(['wait']);
  });

  it('begins a wait anew when something came', () => {
    const { timers, barks, watchdog } = watched(1000);
    watchdog.expect(50);
    timers.advance(40);
    watchdog.touch();
    timers.advance(40);
    expect(barks).toEqual([]);
    timers.advance(10);
    expect(barks).toEqual(['wait']);
  });

  it('takes over a shorter wait at once', () => {
    const { timers, barks, watchdog } = watched(1000);
    watchdog.expect(500);
    watchdog.expect(20);
    timers.advance(20);
    expect(barks).toEqual(['wait']);
  });

  it('is silent and holds no timer once stopped', () => {
    const { timers, barks, watchdog } = watched(100);
    watchdog.stop();
    watchdog.expect(10);
    expect(timers.pending).toEqual([]);
    timers.advance(1000);
    expect(barks).toEqual([]);
  });
});
