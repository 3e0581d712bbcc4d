import { type Purge, reaches } from '@isartor/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldOf } from './purge-fields.js';
import { createPurgeTable } from './purge-table.js';

const name = fc.constantFrom('a', 'b', 'all', 'k:a', '\ud800', '\ud801', '');
const purge: fc.Arbitrary<Purge> = fc.oneof(
  ...[fc.record({ key: name }), fc.record({ tag: name }), fc.record({ tenant: name })],
  fc.constant({ all: true } as const),
);
const entry = fc.record({ key: name, tenant: name, tags: fc.uniqueArray(name), begun: fc.nat(30) });

describe('createPurgeTable', () => {
  it('reaches what the purges reach one by one', () => {
    fc.assert(
      fc.property(fc.array(purge, { maxLength: 30 }), entry, (purges, { key, begun, ...facts }) => {
        const table = createPurgeTable(1_000);
        table.apply({ epoch: 'e', sequence: 0, changes: new Map() });
        for (const [index, each] of purges.entries()) {
          const news = { epoch: 'e', sequence: index + 1, changes: new Map([[fieldOf(each), index + 1]]) };
          expect(table.apply(news)).toEqual([each]);
        }
        const expected = purges.some((each, index) => index + 1 > begun && reaches(each, key, facts));
        expect(table.hasReached(begun, key, facts)).toBe(expected);
        expect(table.freeze()(begun, key, facts)).toBe(expected);
      }),
    );
  });

  it('counts what it has forgotten as reached, and nothing younger', () => {
    const table = createPurgeTable(10);
    table.apply({ epoch: 'e', sequence: 0, changes: new Map() });
    for (let sequence = 1; sequence <= 100; sequence += 1) {
      table.apply({ epoch: 'e', sequence, changes: new Map([[`k:${sequence}`, sequence]]) });
    }
    const nobody = { tenant: '', tags: [] };
    for (let begun = 0; begun < 100; begun += 1) expect(table.hasReached(begun, String(begun + 1), nobody)).toBe(true);
    expect(table.hasReached(80, 'other', nobody)).toBe(true);
    expect(table.hasReached(95, 'other', nobody)).toBe(false);
  });

  it('is a purge of everything in a new epoch, with a sequence that grows', () => {
    const table = createPurgeTable(10);
    table.apply({ epoch: 'one', sequence: 5, changes: new Map() });
    expect(table.apply({ epoch: 'two', sequence: 9, changes: new Map([['all', 8]]) })).toEqual([{ all: true }]);
    expect([table.epoch, table.sequence, table.entered]).toEqual(['two', 9, 9]);
    // What others stored in that epoch is good.
    expect(table.hasReached(8, 'key', { tenant: '', tags: [] })).toBe(false);
    expect(table.apply({ epoch: 'two', sequence: 9, changes: new Map([['all', 9]]) })).toEqual([]);
  });
});
