import type { Exchange } from '../http/exchange.js';
import type { ExchangeEnd } from './exchange-end.js';
import { type ObserveCall, observeCalls } from './observe-calls.js';
import { createOwnLedger } from './own-ledger.js';
import { createProviderLedger, type ProviderServer, type ProviderState } from './provider-ledger.js';
import type { SharedLedger } from './shared/shared-ledger.js';
import type { StatsSubject, StatsView } from './stats-view.js';
import { createTally } from './tally.js';

/** The numbers that are told without a monitoring stack. */
export interface Stats {
  /** Takes in an exchange that has ended; what is no prompt is not counted. */
  count(exchange: Exchange, end: ExchangeEnd): void;
  readonly observeCall: ObserveCall;
  /** The numbers of one tenant or of all: of every replica where they share them, else of this one. Never rejects. */
  view(subject: StatsSubject): Promise<StatsView>;
  providerState(server: ProviderServer): ProviderState;
  /** Gives away what is not shared yet. */
  close(): Promise<void>;
}

export interface StatsOptions {
  /** Distinguishes this process from all others. */
  readonly replica: string;
  /** Where the numbers of all replicas are; absent where they share none. */
  readonly shared?: SharedLedger;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** How long what was counted may wait: this much is lost where a process is killed. */
const COLLECT_MS = 1000;

export function createStats({ replica, shared, now = Date.now }: StatsOptions): Stats {
  const own = createOwnLedger(now);
  const providers = createProviderLedger(now);
  let timer: NodeJS.Timeout | undefined;
  const tally = createTally({
    replica,
    now,
    onBegun: () => {
      // Who shares beats anyway.
      if (shared === undefined) timer = setTimeout(collect, COLLECT_MS).unref();
    },
    onFull: () => collect(),
  });

  const collect = (): void => {
    if (shared === undefined) clearTimeout(timer);
    for (const batch of tally.collect()) {
      own.add(batch);
      shared?.add(batch);
    }
  };

  if (shared !== undefined) {
    const beat = (): void => {
      collect();
      void shared.flush();
    };
    timer = setInterval(beat, COLLECT_MS).unref();
    void shared.flush();
  }

  return {
    count(exchange, end) {
      if (exchange.isPrompt) tally.count(exchange, end);
    },
    observeCall: observeCalls(tally, providers),
    async view(subject) {
      collect();
      if (shared === undefined) return own.view(subject);
      const found = await shared.view(subject);
      return 'counters' in found ? found : { ...own.view(subject), ...found };
    },
    providerState: providers.stateOf,
    async close() {
      clearInterval(timer);
      collect();
      await shared?.close();
    },
  };
}
