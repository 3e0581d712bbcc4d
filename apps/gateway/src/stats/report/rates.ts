import { latencyQuantile } from '../latency-buckets.js';
import { servedPrompts, type ToolFigures } from './tool-figures.js';

/** What is told of one tool and of all tools alike. */
export interface Rates {
  /** Of the prompts that got past the door: those that no provider was paid for. */
  readonly deflection_rate: number | null;
  /** Of the same: those that a cache answered, or another's call that was under way. */
  readonly hit_rate: number | null;
  /** Hits of all look-ups of the exact cache; null where there was none. */
  readonly l1a_safety_ratio: number | null;
  readonly l1b_safety_ratio: number | null;
  /** Estimates within 8 %; null where there was no prompt. */
  readonly latency_ms: { readonly p50: number | null; readonly p95: number | null };
  readonly saved_tokens: number;
  readonly saved_cost_usd: number;
}

const NANO = 1_000_000_000;

/** Works out the rates; those of all tools from their sum. */
export function ratesOf(figures: ToolFigures): Rates {
  const served = servedPrompts(figures);
  const { l1a_hits, l1a_misses, l1b_hits, l1b_misses, latencies } = figures;
  return {
    deflection_rate: shareOf(figures.deflected, served),
    hit_rate: shareOf(figures.from_cache, served),
    l1a_safety_ratio: shareOf(l1a_hits, l1a_hits + l1a_misses),
    l1b_safety_ratio: shareOf(l1b_hits, l1b_hits + l1b_misses),
    latency_ms: { p50: latencyQuantile(latencies, 0.5), p95: latencyQuantile(latencies, 0.95) },
    saved_tokens: figures.saved_tokens,
    saved_cost_usd: figures.saved_nano_usd / NANO,
  };
}

/** A part of a whole, from 0 to 1, to four decimals; null where there is no whole. */
const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;
