import { expect, it } from 'vitest';
import { keepProcess } from './kept-process.js';
import { NotReadyError } from './not-ready-error.js';
import type { SearchProcess } from './search-process.js';

const query = { of: 1, vector: new Float32Array(4), count: 8 };

it('replaces a process that has died, after a pause', async () => {
  let nowMs = 0;
  const started: SearchProcess[] = [];
  const kept = keepProcess({ graphFromRows: 100, now: () => nowMs, onStart: (process) => started.push(process) });
  expect(kept.current).toBeUndefined();
  expect(await kept.use().search(query)).toMatchObject({ ids: [] });

  kept.use().post({ type: 'open', of: 1, dimensions: 4 });
  // No whole number of vectors: the process fails, as it would by any fault of its own.
  kept.use().post({ type: 'change', of: 1, ids: Float64Array.from([1, 2]), vectors: new Float32Array(3) });
  await expect(kept.use().search(query)).rejects.toThrow('Vector search ended');
  expect(kept.health()).toMatchObject({ state: 'down' });
  expect(() => kept.use()).toThrow(NotReadyError);

  nowMs = 1_000;
  expect(await kept.use().search(query)).toMatchObject({ ids: [] });
  kept.noteAnswer();
  expect(started).toHaveLength(2);
  expect(kept.health()).toEqual({ state: 'ready' });
  await kept.close();
  expect(() => kept.use()).toThrow('closed');
});
