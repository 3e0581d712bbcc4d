import { expect, it } from 'vitest';
import { keepThread } from './kept-thread.js';
import type { SearchThread } from './search-thread.js';

const query = { of: 1, vector: new Float32Array(4), count: 8 };

it('replaces a thread that has died, after a pause', async () => {
  let nowMs = 0;
  const started: SearchThread[] = [];
  const kept = keepThread({ graphFromRows: 100, now: () => nowMs, onStart: (thread) => started.push(thread) });
  expect(kept.current).toBeUndefined();
  expect(await kept.use().search(query)).toMatchObject({ ids: [] });

  kept.use().post({ type: 'open', of: 1, dimensions: 4, ids: new Float64Array(1) });
  // Memory that is no whole number of floats: the thread fails, as it would by any fault of its own.
  kept.use().post({ type: 'chunk', of: 1, index: 0, buffer: new ArrayBuffer(3) });
  await expect(kept.use().search(query)).rejects.toThrow('Vector search ended');
  expect(kept.health()).toMatchObject({ state: 'down' });
  expect(() => kept.use()).toThrow('down');

  nowMs = 1_000;
  expect(await kept.use().search(query)).toMatchObject({ ids: [] });
  kept.noteAnswer();
  expect(started).toHaveLength(2);
  expect(kept.health()).toEqual({ state: 'ready' });
  await kept.close();
  expect(() => kept.use()).toThrow('closed');
});
