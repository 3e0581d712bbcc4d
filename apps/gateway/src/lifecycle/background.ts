/** Work that goes on after its request has ended. */
export interface Background {
  /** Never rejects into whoever defers. */
  defer(work: Promise<unknown>): void;
  /** Resolves when nothing deferred is under way. */
  settled(): Promise<void>;
}

export function createBackground(): Background {
  const underWay = new Set<Promise<unknown>>();
  return {
    defer(work) {
      const tracked = work.catch(() => {}).finally(() => underWay.delete(tracked));
      underWay.add(tracked);
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
