import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { ModelProcessTimes } from '../src/minilm/model-process.js';
import { createProcessEmbedder, type MinilmEmbedder } from '../src/minilm/process-embedder.js';

/** What the process in place of the model does when it starts. */
export interface FakeModel {
  readonly name: 'works' | 'hangs' | 'fails' | 'ends';
  readonly timeoutMs?: number;
  readonly maxWaiting?: number;
  readonly times?: Partial<ModelProcessTimes>;
}

const TIMES: ModelProcessTimes = { startTimeoutMs: 10_000, silenceMs: 10_000, firstPauseMs: 10, mostPauseMs: 20 };

/** An embedder whose process does not hold a model but does what texts say; it goes with the test. */
export function fakeEmbedder({ name, timeoutMs = 10_000, maxWaiting = 8, times = {} }: FakeModel): MinilmEmbedder {
  const embedder = createProcessEmbedder({
    id: 'fake',
    program: fileURLToPath(new URL('fake-child.mjs', import.meta.url)),
    model: { folder: '/', name, checksums: {}, dimensions: 4, maxPieces: 256 },
    times: { ...TIMES, ...times },
    timeoutMs,
    maxWaiting,
  });
  onTestFinished(() => embedder.close());
  return embedder;
}
