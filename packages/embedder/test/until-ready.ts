import type { Embedder } from '@isartor/core';
import { expect, vi } from 'vitest';

/** The embedder, once it is ready. */
export function untilReady<Some extends Embedder>(embedder: Some): Promise<Some> {
  const check = (): Some => {
    expect(embedder.health()).toMatchObject({ state: 'ready' });
    return embedder;
  };
  return vi.waitFor(check, { timeout: 15_000 });
}
