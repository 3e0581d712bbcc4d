import type { Settlement } from '../pipeline/layer.js';
import { Flight, type ResolvedReply } from './flight.js';

/** Bounds of each flight; 1 MiB to replay and 8 MiB to record when left out. */
export interface FlightsOptions {
  /** How much of a stream is kept for subscribers who come later, and how far one may lag behind. Bytes. */
  readonly maxReplayBytes?: number;
  /** Answers with more text than this are not handed to settle hooks. Bytes. */
  readonly maxRecordedBytes?: number;
}

/** One caller's wish for an answer. */
export interface Boarding {
  /** Callers with an equal key share one flight; without a key the flight is the caller's own. */
  readonly key?: string;
  /** Aborted when this caller leaves. */
  readonly signal: AbortSignal;
  /** Makes the answer, if no flight with this key is under way. */
  readonly start: (signal: AbortSignal) => Promise<ResolvedReply>;
  /** Told once how the flight ended, if this caller started it. Newcomers may board until it has resolved. */
  readonly onSettled: (settlement: Settlement) => Promise<void>;
}

/** What one caller got, and whether it was the first to ask. */
export interface Boarded extends ResolvedReply {
  /** `follower`: somebody else's call answered this one. */
  readonly role: 'leader' | 'follower';
}

/** Coalesces identical calls. */
export interface Flights {
  board(boarding: Boarding): Promise<Boarded>;
  /** Flights that newcomers can board now. */
  readonly size: number;
}

const MEBIBYTE = 1024 * 1024;

/**
 * A set of flights (single-flight with live streams): identical concurrent calls share one piece of work, each
 * subscriber gets the whole answer from its first byte, and the work stops when the last of them has left.
 */
export function createFlights(options: FlightsOptions = {}): Flights {
  const maxReplayBytes = options.maxReplayBytes ?? MEBIBYTE;
  const maxRecordedBytes = options.maxRecordedBytes ?? 8 * MEBIBYTE;
  const joinable = new Map<string, Flight>();

  const depart = ({ key, start, onSettled }: Boarding): Flight => {
    const close = (): void => {
      if (key !== undefined && joinable.get(key) === flight) joinable.delete(key);
    };
    const flight: Flight = new Flight({
      start,
      // Until the hooks have stored the answer, a newcomer would find it neither here nor there.
      onSettled: (settlement) => void onSettled(settlement).finally(close),
      onUnjoinable: close,
      // Nobody can board a flight without a key, so nothing is kept for newcomers.
      maxReplayBytes: key === undefined ? 0 : maxReplayBytes,
      maxRecordedBytes,
    });
    if (key !== undefined) joinable.set(key, flight);
    return flight;
  };

  return {
    get size() {
      return joinable.size;
    },
    async board(boarding) {
      const underWay = boarding.key === undefined ? undefined : joinable.get(boarding.key);
      if (underWay !== undefined) return { ...(await underWay.board(boarding.signal)), role: 'follower' };
      return { ...(await depart(boarding).board(boarding.signal)), role: 'leader' };
    },
  };
}
