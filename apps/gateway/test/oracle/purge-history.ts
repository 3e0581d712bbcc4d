import type { Maker } from './ledger.js';

/** What a run purges. */
export type PurgeTarget = { readonly tag: string } | { readonly tenant: string } | { readonly all: true };

/** Purges that were confirmed. Times are milliseconds of this process's clock. */
export interface PurgeHistory {
  confirm(target: PurgeTarget, sentAt: number, repliedAt: number): void;
  /** When the last purge was sent that reaches `maker`'s answers and was confirmed before `time`; -Infinity for none. */
  lastSent(maker: Maker, time: number): number;
}

interface Confirmed {
  readonly repliedAt: number;
  /** Of this purge and all confirmed before it. */
  readonly lastSentAt: number;
}

/** Confirmations come in the order of their times. */
export function createPurgeHistory(): PurgeHistory {
  const byTarget = new Map<string, Confirmed[]>();
  const before = (name: string, time: number): number =>
    byTarget.get(name)?.findLast(({ repliedAt }) => repliedAt < time)?.lastSentAt ?? -Infinity;
  return {
    confirm(target, sentAt, repliedAt) {
      const name = nameOf(target);
      const confirmed = byTarget.get(name) ?? [];
      byTarget.set(name, confirmed);
      confirmed.push({ repliedAt, lastSentAt: Math.max(sentAt, confirmed.at(-1)?.lastSentAt ?? -Infinity) });
    },
    lastSent({ tenant, controls }, time) {
      const names = ['all', nameOf({ tenant }), ...controls.tags.map((tag) => nameOf({ tag }))];
      return Math.max(...names.map((name) => before(name, time)));
    },
  };
}

/** Whether a purge drops what this maker's request stores. */
export function isReached(target: PurgeTarget, { tenant, controls }: Maker): boolean {
  if ('all' in target) return true;
  return 'tag' in target ? controls.tags.includes(target.tag) : target.tenant === tenant;
}

function nameOf(target: PurgeTarget): string {
  if ('all' in target) return 'all';
  return 'tag' in target ? `tag ${target.tag}` : `tenant ${target.tenant}`;
}
