import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How late timers came, in seconds: half of them at most `p50`, one in a hundred later than `p99`. */
export interface EventLoopDelay {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Tells how late timers came. */
export interface EventLoopDelayMonitor {
  /** Of the last 10 to 20 seconds, or since whoever asked before; undefined the first time, which begins the measuring. */
  read(): EventLoopDelay | undefined;
}

const RESOLUTION_MS = 20;
/** Long enough that everybody who asks as often as metrics are exported sees each window once. */
const WINDOW_MS = 10_000;

/** Times between the firings of a timer, in nanoseconds, its interval included. */
export interface DelayHistogram {
  readonly count: number;
  readonly max: number;
  percentile(percent: number): number;
  reset(): void;
}

export function createEventLoopDelayMonitor(
  now: () => number = () => performance.now(),
  begin: () => DelayHistogram = beginMeasuring,
): EventLoopDelayMonitor {
  let histogram: DelayHistogram | undefined;
  let windowBegan = 0;
  let before: EventLoopDelay | undefined;
  return {
    read() {
      if (histogram === undefined) {
        histogram = begin();
        windowBegan = now();
        return undefined;
      }
      if (histogram.count === 0) return before;
      const current = delayOf(histogram);
      const told = worse(before, current);
      if (now() - windowBegan >= WINDOW_MS) {
        before = current;
        windowBegan = now();
        histogram.reset();
      }
      return told;
    },
  };
}

/** The timer fires 50 times a second: nobody pays for it who does not look. */
function beginMeasuring(): DelayHistogram {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  return histogram;
}

function delayOf(histogram: DelayHistogram): EventLoopDelay {
  const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e9 - RESOLUTION_MS / 1000);
  return { p50: late(histogram.percentile(50)), p99: late(histogram.percentile(99)), max: late(histogram.max) };
}

function worse(one: EventLoopDelay | undefined, other: EventLoopDelay): EventLoopDelay {
  if (one === undefined) return other;
  return {
    p50: Math.max(one.p50, other.p50),
    p99: Math.max(one.p99, other.p99),
    max: Math.max(one.max, other.max),
  };
}
