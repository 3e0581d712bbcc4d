import type { ReplyFrame } from '@isartor/core';
import { streams, textFrame } from './fake-provider.js';

/** Frames that come when the test says so; the end, too. */
export function manualFrames() {
  const waiting: { resolve(result: IteratorResult<ReplyFrame>): void; reject(error: unknown): void }[] = [];
  let returned = 0;
  const attempt = streams(({ signal }) => ({
    [Symbol.asyncIterator]: () => ({
      next: () =>
        new Promise((resolve, reject) => {
          waiting.push({ resolve, reject });
          if (signal.aborted) reject(signal.reason);
          else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        }),
      return: async () => {
        returned += 1;
        return { done: true, value: undefined };
      },
    }),
  }));
  return {
    attempt,
    give: (text: string) => waiting.shift()?.resolve({ done: false, value: textFrame(text) }),
    end: () => waiting.shift()?.resolve({ done: true, value: undefined }),
    fail: (error: unknown) => waiting.shift()?.reject(error),
    get returned() {
      return returned;
    },
  };
}
