import { describe, expect, it } from 'vitest';
import { createWriteQueue } from './write-queue.js';

/** A queue whose clock tells `stepMs` more each time it is looked at, and the steps of each transaction so far. */
function queueAt(stepMs: number) {
  let time = 0;
  const steps: number[] = [];
  const queue = createWriteQueue({
    root: {
      async childTransaction(action) {
        steps.push(0);
        return action();
      },
    },
    background: { isPending: false, sweep() {} },
    onEnd() {},
    onCommit() {},
    onFailure() {},
    now() {
      time += stepMs;
      return time;
    },
  });
  const add = () =>
    queue.add({
      step() {
        steps[steps.length - 1] = (steps.at(-1) ?? 0) + 1;
        return { result: true };
      },
    });
  return { steps, addAll: (count: number) => Promise.all(Array.from({ length: count }, add)) };
}

describe('works in one transaction', () => {
  it('are as many as fit into its time', async () => {
    const { steps, addAll } = queueAt(0.01);
    await addAll(100);
    expect(Math.max(...steps)).toBeGreaterThan(30);
    expect(Math.max(...steps)).toBeLessThan(50);
  });

  it('are several where the time passes without them', async () => {
    const { steps, addAll } = queueAt(0.2);
    await addAll(100);
    expect(steps.filter((count) => count === 16).length).toBeGreaterThanOrEqual(6);
    expect(steps.length).toBeLessThan(9);
  });

  it('end where they hold up everybody else', async () => {
    const { steps, addAll } = queueAt(3);
    await addAll(10);
    expect(Math.max(...steps)).toBeLessThanOrEqual(2);
  });
});
