import { describe, expect, it } from 'vitest';
import { createOwnLedger } from './own-ledger.js';
import type { KeptPrompt } from './recent-prompt.js';
import type { Batch } from './tally.js';

const kept = (id: string): KeptPrompt => ({ id }) as KeptPrompt;
const batch = (tenant: string, amount: number, ...ids: readonly string[]): Batch => ({
  tenant,
  counters: new Map([['tool:curl:requests', amount]]),
  recent: ids.map(kept),
  sinceMs: 0,
});

describe("a replica's own numbers", () => {
  it('are those of each tenant and of all', () => {
    const ledger = createOwnLedger(() => 5);
    ledger.add(batch('a', 2, 'a1'));
    ledger.add(batch('b', 3, 'b1'));
    ledger.add(batch('a', 4, 'a3', 'a2'));
    const numbersOf = (subject?: string) => {
      const { counters, recent, sinceMs, scope, replicas } = ledger.view(subject);
      return [counters.get('tool:curl:requests'), recent.map(({ id }) => id), sinceMs, scope, replicas];
    };
    expect(numbersOf('a')).toEqual([6, ['a3', 'a2', 'a1'], 5, 'replica', 1]);
    expect(numbersOf('b')).toEqual([3, ['b1'], 5, 'replica', 1]);
    expect(numbersOf()).toEqual([9, ['a3', 'a2', 'b1', 'a1'], 5, 'replica', 1]);
    expect(numbersOf('nobody')).toEqual([undefined, [], 5, 'replica', 1]);
  });

  it('forget the tenant that was quiet longest, and say since when they know of it', () => {
    let now = 1;
    const ledger = createOwnLedger(() => now, 2);
    ledger.add(batch('a', 1));
    ledger.add(batch('b', 1));
    now = 2;
    ledger.add(batch('a', 1));
    ledger.add(batch('c', 1));
    expect(ledger.view('a')).toMatchObject({ sinceMs: 1, counters: new Map([['tool:curl:requests', 2]]) });
    expect(ledger.view('b')).toMatchObject({ sinceMs: 2, counters: new Map() });
    now = 3;
    ledger.add(batch('b', 7));
    expect(ledger.view('b')).toMatchObject({ sinceMs: 2, counters: new Map([['tool:curl:requests', 7]]) });
    expect(ledger.view(undefined)).toMatchObject({ sinceMs: 1, counters: new Map([['tool:curl:requests', 11]]) });
  });

  it('keep the 200 latest prompts', () => {
    const ledger = createOwnLedger(() => 0);
    for (let number = 0; number < 300; number += 1) ledger.add(batch('a', 1, String(number)));
    const { recent } = ledger.view('a');
    expect([recent.length, recent[0]?.id, recent.at(-1)?.id]).toEqual([200, '299', '100']);
  });
});
