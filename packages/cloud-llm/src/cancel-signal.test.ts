import { describe, expect, it } from 'vitest';
import { type CancelSignal, createCancelController } from './cancel-signal.js';

/** Both must look the same to a provider. */
const KINDS: readonly (readonly [string, () => { signal: CancelSignal; abort(reason: unknown): void }])[] = [
  ['our own', createCancelController],
  [
    'an AbortSignal',
    () => {
      const controller = new AbortController();
      return { signal: controller.signal, abort: (reason) => controller.abort(reason) };
    },
  ],
];

describe.each(KINDS)('%s', (_kind, create) => {
  it('tells its listeners once, with the first reason', () => {
    const { signal, abort } = create();
    const told: string[] = [];
    const removed = (): void => void told.push('removed');
    signal.addEventListener('abort', () => told.push(`first: ${String(signal.reason)}`), { once: true });
    signal.addEventListener('abort', removed, { once: true });
    signal.addEventListener('abort', () => told.push('second'), { once: true });
    signal.removeEventListener('abort', removed);
    expect([signal.aborted, signal.reason]).toEqual([false, undefined]);
    abort('why');
    abort('again');
    expect(told).toEqual(['first: why', 'second']);
    expect([signal.aborted, signal.reason]).toEqual([true, 'why']);
  });

  it('lets a listener remove another one, and itself', () => {
    const { signal, abort } = create();
    const told: string[] = [];
    const other = (): void => void told.push('other');
    const own = (): void => {
      told.push('own');
      signal.removeEventListener('abort', own);
      signal.removeEventListener('abort', other);
    };
    signal.addEventListener('abort', own, { once: true });
    signal.addEventListener('abort', other, { once: true });
    abort('why');
    expect(told).toEqual(['own']);
  });
});
