import { type Replica, runScript, type Session } from '@isartor/redis';
import type { KeySpace } from './key-space.js';
import { BEGIN } from './scripts.js';

/** Numbers for entries, unique among all processes: taken from Redis many at once. */
export interface Numbers {
  /** Nothing while there is none; more are on their way then, if Redis is there. */
  take(): number | undefined;
  /** The number of the last change, from which on changes have to be read by whoever reads all entries now. */
  begin(session: Session): Promise<number>;
}

/** What numbers are taken with. */
export interface NumbersOptions {
  readonly replica: Pick<Replica, 'table' | 'guard' | 'sync'>;
  readonly keys: KeySpace;
  readonly maxChanges: number;
  readonly signal: AbortSignal;
}

const TAKEN_AT_ONCE = 4096;
/** Fewer than these are left: time to take more. */
const LOW = TAKEN_AT_ONCE / 2;

interface Block {
  readonly epoch: string;
  next: number;
  readonly end: number;
}

/** Has none at first. */
export function createNumbers({ replica, keys, maxChanges, signal }: NumbersOptions): Numbers {
  const { table, guard } = replica;
  let block: Block | undefined;
  let spare: Block | undefined;
  let isTaking = false;

  const begin = async (session: Session): Promise<number> => {
    const { epoch } = table;
    const values = [epoch, String(TAKEN_AT_ONCE), String(maxChanges)];
    const reply = await runScript(session.send, BEGIN, [keys.meta, keys.changes, keys.numbers, ...values]);
    if (!Array.isArray(reply)) {
      await replica.sync(session);
      throw new Error('Redis has begun a new epoch');
    }
    const [last, first] = reply.map(Number);
    if (last === undefined || first === undefined) throw new TypeError('Redis answered a script with something else');
    spare = { epoch, next: first, end: first + TAKEN_AT_ONCE };
    return last;
  };
  const takeMore = async (): Promise<void> => {
    if (isTaking) return;
    isTaking = true;
    try {
      const session = await guard.session(signal);
      if (session !== undefined) await guard.run(session, signal, () => begin(session));
    } catch {
      // Whoever wants a number finds none, and that is told.
    } finally {
      isTaking = false;
    }
  };

  return {
    begin,
    take() {
      const { epoch } = table;
      if (block === undefined || block.epoch !== epoch || block.next >= block.end) {
        block = spare?.epoch === epoch ? spare : undefined;
        spare = undefined;
      }
      if (spare === undefined && (block === undefined || block.end - block.next < LOW)) void takeMore();
      if (block === undefined) return undefined;
      block.next += 1;
      return block.next - 1;
    },
  };
}
