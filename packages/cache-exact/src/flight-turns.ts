import { type ChatReply, type Completion, type FlightOffer, sha256 } from '@isartor/core';
import type { CacheTurns } from './cache-turns.js';
import type { CacheHit, ExactCache } from './exact-cache.js';
import type { StoreBudget } from './store-budget.js';
import type { Turn } from './turns.js';

/** A request that found nothing, and what its flight is called. */
export interface TurnRequest {
  readonly flightKey: string;
  /** False for one that takes no turn and waits for none, as a stream: its first words would come with the last. */
  readonly takesTurns: boolean;
  /** Looks once more for what another process may have stored by now. */
  readonly lookAgain: (signal: AbortSignal) => Promise<CacheHit<Completion> | undefined>;
  readonly budget: StoreBudget;
}

/** A flight, and what is to be done once it has settled and its answer has been stored, or could not be. */
export interface SharedFlight {
  readonly offer: FlightOffer;
  readonly end?: () => Promise<void>;
}

/** Gives a request the flight that it shares: with others of this process, and of other processes where they take turns. */
export type ShareFlight = (request: TurnRequest) => SharedFlight;

/** How many turns of others a request waits for: an answer that nobody may store must not make all stand in line. */
const MAX_WAITS = 2;

/** Flights of this process; with a `leaseMs` above 0 and a store that has turns, those of all that share the store. */
export function createShareFlight(cache: ExactCache<Completion>, leaseMs: number): ShareFlight {
  const { turns } = cache;
  if (turns === undefined || leaseMs === 0) return ({ flightKey }) => ({ offer: { key: flightKey } });
  const waiting = new Set<string>();
  return (request) => {
    const { flightKey, takesTurns } = request;
    if (takesTurns) return shareByTurns({ turns, leaseMs, waiting }, request);
    // Aboard a flight that waits it would wait, too.
    return { offer: { key: waiting.has(flightKey) ? `${flightKey};alone` : flightKey } };
  };
}

interface TurnTaking {
  readonly turns: CacheTurns;
  readonly leaseMs: number;
  /** Keys of flights that wait for another process now. */
  readonly waiting: Set<string>;
}

function shareByTurns({ turns, leaseMs, waiting }: TurnTaking, request: TurnRequest): SharedFlight {
  const { flightKey, lookAgain, budget } = request;
  const name = sha256(flightKey);
  let turn: Turn | undefined;

  const waitForOther = async (signal: AbortSignal): Promise<boolean> => {
    waiting.add(flightKey);
    try {
      return await turns.waitFor(name, signal);
    } finally {
      waiting.delete(flightKey);
    }
  };

  /** What another process has made; nothing where it is up to this one, with the turn or without. */
  const findElsewhere = async (signal: AbortSignal): Promise<CacheHit<Completion> | undefined> => {
    for (let waits = 0; ; waits += 1) {
      turn = await turns.take(name, leaseMs, { signal, budget });
      if (turn === undefined && (waits === MAX_WAITS || !(await waitForOther(signal)))) return undefined;
      // Whoever had the turn before may have stored its answer since the last look.
      const found = await lookAgain(signal);
      if (found !== undefined || turn !== undefined) return found;
    }
  };

  return {
    offer: { key: flightKey, elsewhere: async (signal) => replyOf(await findElsewhere(signal)) },
    end: async () => turn?.end(),
  };
}

function replyOf(found: CacheHit<Completion> | undefined): ChatReply | undefined {
  if (found === undefined) return undefined;
  const { value } = found;
  return { kind: 'complete', origin: { provider: value.provider, headers: {} }, completion: value };
}
