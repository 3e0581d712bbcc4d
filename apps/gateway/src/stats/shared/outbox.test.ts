import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Batch } from '../tally.js';
import { createOutbox, type Parcel } from './outbox.js';

const batch = (tenant: string, amount: number): Batch => ({
  tenant,
  counters: new Map([['requests', amount]]),
  recent: [],
  sinceMs: 0,
});

interface Step {
  /** Counted before. */
  readonly added: readonly { readonly tenant: string; readonly amount: number }[];
  readonly arrives: boolean;
  readonly confirmed: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  added: fc.array(fc.record({ tenant: fc.constantFrom('a', 'b'), amount: fc.integer({ min: 1, max: 9 }) }), {
    maxLength: 3,
  }),
  arrives: fc.boolean(),
  confirmed: fc.boolean(),
});
const ALL_GOES_WELL: Step = { added: [], arrives: true, confirmed: true };

const addTo = (counts: Map<string | undefined, number>, subject: string | undefined, amount: number) =>
  counts.set(subject, (counts.get(subject) ?? 0) + amount);

/** Counts what arrives, and knows by its number what it has counted already. */
class FarSide {
  readonly found = new Map<string | undefined, number>();
  readonly #reached = new Map<string | undefined, number>();

  take(parcels: readonly Parcel[]): void {
    for (const { subject, number, counters } of parcels) {
      if ((this.#reached.get(subject) ?? 0) >= number) continue;
      this.#reached.set(subject, number);
      addTo(this.found, subject, counters.get('requests') ?? 0);
    }
  }
}

function deliverAll(steps: readonly Step[]) {
  const outbox = createOutbox(() => 0);
  const far = new FarSide();
  const expected = new Map<string | undefined, number>();
  for (const { added, arrives, confirmed } of steps) {
    for (const { tenant, amount } of added) {
      outbox.add(batch(tenant, amount));
      addTo(expected, tenant, amount);
      addTo(expected, undefined, amount);
    }
    const arrived = outbox.parcels().filter(() => arrives);
    far.take(arrived);
    for (const parcel of arrived.filter(() => confirmed)) outbox.confirm(parcel);
  }
  return { expected, found: far.found };
}

describe('what waits to be sent', () => {
  it('is sent as it was, with the same number, until it is confirmed', () => {
    const outbox = createOutbox(() => 1000);
    outbox.add(batch('a', 1));
    const first = outbox.parcels();
    outbox.add(batch('a', 5));
    expect(outbox.parcels()).toEqual(first);
    for (const parcel of first) outbox.confirm(parcel);
    const second = outbox.parcels();
    expect(second.map(({ counters }) => counters.get('requests'))).toEqual([5, 5]);
    for (const [index, { number }] of second.entries()) expect(number).toBeGreaterThan(first[index]?.number ?? 0);
    for (const parcel of second) outbox.confirm(parcel);
    expect(outbox.parcels()).toEqual([]);
  });

  it('arrives once for each tenant and for all, however often the way there and back fails', () => {
    const once = fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { expected, found } = deliverAll([...steps, ALL_GOES_WELL, ALL_GOES_WELL]);
      expect(found).toEqual(expected);
    });
    fc.assert(once);
  });

  it('is bounded: what more tenants have counted goes into the numbers of all', () => {
    const outbox = createOutbox(() => 0);
    for (let tenant = 0; tenant < 3000; tenant += 1) outbox.add(batch(`tenant ${tenant}`, 1));
    const parcels = outbox.parcels();
    expect(parcels.length).toBe(1001);
    expect(parcels.find(({ subject }) => subject === undefined)?.counters.get('requests')).toBe(3000);
  });
});
