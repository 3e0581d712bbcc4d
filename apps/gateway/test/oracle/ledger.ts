import type { Asking } from './asking.js';

/** How a call upstream goes: only what is `whole` may ever come from a cache. */
export type CallEnd = 'whole' | 'unfinished' | 'cut' | 'failed';

/** One call that reached the upstream. Times are milliseconds of this process's clock. */
export interface Call {
  readonly serial: number;
  /** What it asked, as one word. */
  readonly identity: string;
  readonly end: CallEnd;
  readonly begunAt: number;
  /** When its last byte was written; undefined while it is under way, and where it never was. */
  endedAt: number | undefined;
  /** Whose request made it; learnt from the client's answer where nothing tells it upstream. */
  maker: Maker | undefined;
  /** Looks at answers that came before the maker was known. */
  readonly onMaker: (() => void)[];
}

/** What of a request decides who may be given its answer. */
export type Maker = Pick<Asking, 'number' | 'scope' | 'tenant' | 'controls'>;

/** Every call of a run, by its serial number. */
export interface Ledger {
  readonly calls: readonly Call[];
  /** Those whose answer has not been written yet. */
  readonly underWay: ReadonlySet<Call>;
  /** The last call that asked this and failed or was cut. */
  lastFault(identity: string): Call | undefined;
  open(call: Omit<Call, 'serial' | 'endedAt' | 'onMaker'>): Call;
  /** Keeps the answer of a call back until the result is called. */
  hold(call: Call): () => void;
  /** Writes the answer, at once unless it is held. */
  whenFree(call: Call, write: () => void): void;
  /** All of it was written. */
  end(call: Call): void;
  /** It will not be written any more. */
  drop(call: Call): void;
}

interface Hold {
  count: number;
  write: (() => void) | undefined;
}

export function createLedger(): Ledger {
  const calls: Call[] = [];
  const underWay = new Set<Call>();
  const holds = new Map<Call, Hold>();
  const faults = new Map<string, Call>();
  return {
    calls,
    underWay,
    lastFault: (identity) => faults.get(identity),
    open(opened) {
      const call: Call = { ...opened, serial: calls.length, endedAt: undefined, onMaker: [] };
      calls.push(call);
      underWay.add(call);
      if (call.end === 'cut' || call.end === 'failed') faults.set(call.identity, call);
      return call;
    },
    hold(call) {
      const hold = holds.get(call) ?? { count: 0, write: undefined };
      holds.set(call, hold);
      hold.count += 1;
      return () => {
        hold.count -= 1;
        if (hold.count > 0) return;
        holds.delete(call);
        hold.write?.();
      };
    },
    whenFree(call, write) {
      const hold = holds.get(call);
      if (hold === undefined) write();
      else hold.write = write;
    },
    end(call) {
      call.endedAt = performance.now();
      underWay.delete(call);
    },
    drop: (call) => void underWay.delete(call),
  };
}

/** Keeps what is needed of a request, and nothing that a million of them would take memory for. */
export const makerOf = ({ number, scope, tenant, controls }: Asking): Maker => ({ number, scope, tenant, controls });

/** Names the maker of a call, and has another look at the answers that waited for it. */
export function claim(call: Call, maker: Maker): void {
  call.maker = maker;
  for (const look of call.onMaker.splice(0)) look();
}
