import { drawTag, drawTenant } from './asking.js';
import type { Client } from './client.js';
import type { Call, Ledger, Maker } from './ledger.js';
import { isReached, type PurgeHistory, type PurgeTarget } from './purge-history.js';
import { createRandom, type Random } from './random.js';
import { keyOf } from './sending.js';

/** What can be purged. */
export type PurgeKind = 'tag' | 'tenant' | 'all';

/** What became of the purges of one kind. */
export interface PurgeCount {
  confirmed: number;
  /** Not confirmed, as the gateway said. */
  refused: number;
  /** Entries, as the gateway said. */
  dropped: number;
}

/** Purges as a seed decides, and notes what was confirmed. */
export interface Purger {
  readonly counts: Readonly<Record<PurgeKind, PurgeCount>>;
  /** How many calls have been under way before and after a purge that reaches them. */
  readonly overtaken: number;
  /**
   * Resolves, when the gateway has answered, with the numbers of the requests whose calls it overtook: nobody who asks the
   * same now may get what they get. `number` is its place in the run.
   */
  purge(number: number): Promise<readonly number[]>;
  /** Waits for one confirmed purge of everything: only then do replicas that share know of one another. */
  begin(): Promise<void>;
}

/** What a purger is made of. */
export interface PurgerOptions {
  readonly seed: number;
  readonly ledger: Ledger;
  readonly purges: PurgeHistory;
  /** The gateway that a draw leads to. */
  readonly clientOf: (draw: number) => Client;
}

/** The tenant whose key may purge, and who asks nothing. */
export const ADMIN = 'operator';

/** Apart from the draws of requests and calls. */
const PURGE_DRAWS = 2 ** 29;
/** One purge of so many is of everything. */
const PURGES_PER_ALL = 20;
/** Calls that are kept under way while a purge that reaches them is, and a little longer: somebody asks the same then. */
const MOST_HELD = 5;
const HELD_AFTER_MS = 100;
const BEGIN_MS = 15_000;

export function createPurger({ seed, ledger, purges, clientOf }: PurgerOptions): Purger {
  const none = (): PurgeCount => ({ confirmed: 0, refused: 0, dropped: 0 });
  const counts = { tag: none(), tenant: none(), all: none() };
  let overtaken = 0;
  const send = async (target: PurgeTarget, draw: number): Promise<readonly Call[] | undefined> => {
    const count = counts['all' in target ? 'all' : 'tag' in target ? 'tag' : 'tenant'];
    const headers = { 'content-type': 'application/json', 'x-isartor-key': keyOf(ADMIN) };
    const reached = [...ledger.underWay].filter(({ maker }) => maker !== undefined && isReached(target, maker));
    const releases = reached.slice(0, MOST_HELD).map(ledger.hold);
    const release = (): void => {
      for (const free of releases) free();
    };
    const sentAt = performance.now();
    const body = JSON.stringify(target);
    const received = await clientOf(draw)
      .post({ path: '/admin/cache/purge', headers, body })
      .finally(() => {
        setTimeout(release, HELD_AFTER_MS);
      });
    if (received?.status !== 200) {
      count.refused += 1;
      return undefined;
    }
    purges.confirm(target, sentAt, performance.now());
    const still = reached.filter((call) => ledger.underWay.has(call));
    overtaken += still.length;
    count.confirmed += 1;
    count.dropped += JSON.parse(received.body).purged.l1a;
    return still;
  };
  return {
    counts,
    get overtaken() {
      return overtaken;
    },
    async purge(number) {
      const random = createRandom(seed, PURGE_DRAWS + number);
      const makers = [...ledger.underWay].flatMap(({ maker }) => maker ?? []);
      const calls = await send(drawTarget(random, number, makers), random.below(2 ** 16));
      return (calls ?? []).flatMap(({ maker }) => maker?.number ?? []);
    },
    async begin() {
      const until = performance.now() + BEGIN_MS;
      while ((await send({ all: true }, 0)) === undefined) {
        if (performance.now() > until) throw new Error('No purge is confirmed');
      }
    },
  };
}

/** Most of what is purged is being asked for at that moment. */
function drawTarget(random: Random, number: number, makers: readonly Maker[]): PurgeTarget {
  if (number % PURGES_PER_ALL === PURGES_PER_ALL / 2) return { all: true };
  const byTag = random.chance(0.5);
  const reachable = makers.filter(({ controls: { tags } }) => !byTag || tags.length > 0);
  if (reachable.length === 0 || random.chance(0.3)) {
    return byTag ? { tag: drawTag(random) } : { tenant: drawTenant(random) };
  }
  const { tenant, controls } = random.pick(reachable);
  return byTag ? { tag: random.pick(controls.tags) } : { tenant };
}
