import type { Exchange } from '../http/exchange.js';
import { countPrompt } from './count-prompt.js';
import { type Counters, increment } from './counters.js';
import type { ExchangeEnd } from './exchange-end.js';
import { type FreshPrompt, freshPrompt, keptPrompt, LARGE_BODY_BYTES } from './fresh-prompt.js';
import { type KeptPrompt, RECENT_PROMPTS } from './recent-prompt.js';

/** What was counted of one tenant since the last time. */
export interface Batch {
  /** Empty where the caller was not known. */
  readonly tenant: string;
  readonly counters: Counters;
  /** Newest first. */
  readonly recent: readonly KeptPrompt[];
  /** When counting began, milliseconds since 1970. */
  readonly sinceMs: number;
}

/** Counts what ends, with as little as can be done at that moment. */
export interface Tally {
  /** Counts a prompt. */
  count(exchange: Exchange, end: ExchangeEnd): void;
  /** Adds one to a counter of a tenant. */
  add(tenant: string, name: string): void;
  /** Gives what was counted since it was called last; that part of the work that can be done later is done here. */
  collect(): readonly Batch[];
}

export interface TallyOptions {
  /** Distinguishes this process from all others. */
  readonly replica: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** There is something to collect; told once until it was collected. */
  readonly onBegun: () => void;
  /** So much waits that it should be collected before this returns. */
  readonly onFull: () => void;
}

interface FreshBatch {
  readonly tenant: string;
  readonly counters: Counters;
  readonly sinceMs: number;
  /** A ring, once it is full. */
  readonly recent: FreshPrompt[];
  prompts: number;
}

const MAX_WAITING_TENANTS = 1000;
const MAX_WAITING_BYTES = 16 * 1024 * 1024;
/** Of a prompt without its request. */
const BYTES_PER_PROMPT = 512;

export function createTally({ replica, now, onBegun, onFull }: TallyOptions): Tally {
  let batches = new Map<string, FreshBatch>();
  let latest: FreshBatch | undefined;
  let waitingBytes = 0;
  let number = 0;

  const batchOf = (tenant: string): FreshBatch => {
    if (latest?.tenant === tenant) return latest;
    latest = batches.get(tenant);
    if (latest !== undefined) return latest;
    if (batches.size >= MAX_WAITING_TENANTS) onFull();
    latest = { tenant, counters: new Map(), sinceMs: now(), recent: [], prompts: 0 };
    batches.set(tenant, latest);
    if (batches.size === 1) onBegun();
    return latest;
  };

  return {
    count(exchange, end) {
      const batch = batchOf(exchange.tenant);
      countPrompt(batch.counters, exchange, end);
      number += 1;
      batch.recent[batch.prompts % RECENT_PROMPTS] = freshPrompt(exchange, end, { number, nowMs: now() });
      batch.prompts += 1;
      waitingBytes += BYTES_PER_PROMPT + Math.min(exchange.bodyBytes, LARGE_BODY_BYTES);
      if (waitingBytes > MAX_WAITING_BYTES) onFull();
    },
    add: (tenant, name) => increment(batchOf(tenant).counters, name),
    collect() {
      const collected = [...batches.values()];
      batches = new Map();
      latest = undefined;
      waitingBytes = 0;
      return collected.map(({ tenant, counters, sinceMs, recent }) => {
        const newestFirst = recent.sort((one, other) => other.number - one.number);
        return {
          tenant,
          counters,
          sinceMs,
          recent: newestFirst.map((fresh) => keptPrompt(fresh, { tenant, replica })),
        };
      });
    },
  };
}
