import { constants, type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks';

/** An entry of the kind `gc`, as Node.js makes them. */
type GcEntry = PerformanceEntry & { readonly detail?: { readonly kind?: number } };

/** Seconds spent in garbage collection since the first reading, by its kind. */
export interface GcSeconds {
  /** The first reading begins the measuring: nobody pays for it who does not look. */
  read(): ReadonlyMap<string, number>;
}

const KINDS: Readonly<Record<number, string>> = {
  [constants.NODE_PERFORMANCE_GC_MAJOR]: 'major',
  [constants.NODE_PERFORMANCE_GC_MINOR]: 'minor',
  [constants.NODE_PERFORMANCE_GC_INCREMENTAL]: 'incremental',
  [constants.NODE_PERFORMANCE_GC_WEAKCB]: 'weakcb',
};

export function createGcSeconds(): GcSeconds {
  const seconds = new Map(Object.values(KINDS).map((kind) => [kind, 0]));
  let observer: PerformanceObserver | undefined;
  return {
    read() {
      if (observer === undefined) {
        observer = new PerformanceObserver((list) => {
          for (const { duration, detail } of list.getEntries() as GcEntry[]) {
            const kind = KINDS[detail?.kind ?? -1];
            if (kind !== undefined) seconds.set(kind, (seconds.get(kind) ?? 0) + duration / 1000);
          }
        });
        observer.observe({ entryTypes: ['gc'] });
      }
      return seconds;
    },
  };
}
