import { addAll, type Counters } from '../counters.js';
import { type KeptPrompt, latestOf } from '../recent-prompt.js';
import type { StatsSubject } from '../stats-view.js';
import type { Batch } from '../tally.js';

/** Increments on their way: as a whole and with the same number each time they are sent. */
export interface Parcel {
  readonly subject: StatsSubject;
  /** Higher than that of every parcel before, of earlier processes with this name too. */
  readonly number: number;
  readonly counters: ReadonlyMap<string, number>;
  readonly recent: readonly KeptPrompt[];
  readonly sinceMs: number;
}

/** What is still to be sent. */
export interface Outbox {
  add(batch: Batch): void;
  /** One parcel for each subject that has something to send. The same ones again until they are confirmed. */
  parcels(): readonly Parcel[];
  confirm(parcel: Parcel): void;
}

interface Waiting {
  counters: Counters;
  recent: readonly KeptPrompt[];
  sinceMs: number;
  underWay: Parcel | undefined;
}

/** Subjects that something may wait for. While Redis is away for long, the numbers of more tenants go into those of all only. */
const MAX_SUBJECTS = 1001;

export function createOutbox(now: () => number): Outbox {
  const waiting = new Map<StatsSubject, Waiting>();
  let number = 0;

  const put = (subject: StatsSubject, { counters, recent, sinceMs }: Batch): void => {
    const known = waiting.get(subject);
    if (known === undefined) {
      if (waiting.size >= MAX_SUBJECTS && subject !== undefined) return;
      waiting.set(subject, { counters: new Map(counters), recent, sinceMs, underWay: undefined });
      return;
    }
    if (known.counters.size === 0) known.sinceMs = sinceMs;
    addAll(known.counters, counters);
    known.recent = latestOf(recent, known.recent);
  };

  const wrap = (subject: StatsSubject, box: Waiting): Parcel | undefined => {
    if (box.underWay !== undefined || box.counters.size === 0) return box.underWay;
    const { counters, recent, sinceMs } = box;
    box.underWay = { subject, number, counters, recent, sinceMs };
    box.counters = new Map();
    box.recent = [];
    return box.underWay;
  };

  return {
    add(batch) {
      put(undefined, batch);
      put(batch.tenant, batch);
    },
    parcels() {
      number = Math.max(number + 1, now());
      return [...waiting].flatMap(([subject, box]) => wrap(subject, box) ?? []);
    },
    confirm(parcel) {
      const box = waiting.get(parcel.subject);
      if (box?.underWay !== parcel) return;
      box.underWay = undefined;
      if (box.counters.size === 0) waiting.delete(parcel.subject);
    },
  };
}
