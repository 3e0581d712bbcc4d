import type { Connection } from '../connection.js';
import type { Lease } from './lease.js';
import type { Membership } from './membership.js';

/** How what is shared is: `degraded` can be used in part, `down` not at all. */
export interface ReplicaHealth {
  readonly state: 'ready' | 'degraded' | 'down';
  /** Why it is not ready: a word or two that name no address and no key. */
  readonly reason?: string;
}

/** What a report looks at. */
export interface StateReportOptions {
  readonly connection: Connection;
  readonly membership: Membership;
  readonly lease: Lease;
  readonly onState: ((health: ReplicaHealth) => void) | undefined;
}

/** How the replica is, and whom to tell. */
export interface StateReport {
  health(): ReplicaHealth;
  /** Notes why writes fail while reads work; undefined once one went well. */
  noteWrites(reason: string | undefined): void;
  /** Tells the listener if the state is another than last time. */
  update(): void;
}

/** Not connected yet counts as degraded: whether there is a Redis is not known. */
export function createStateReport({ connection, membership, lease, onState }: StateReportOptions): StateReport {
  let writesFail: string | undefined;
  let told = '';

  const health = (): ReplicaHealth => {
    if (connection.session === undefined) {
      void connection.obtain();
      const { reason } = connection;
      return { state: reason === 'connecting' ? 'degraded' : 'down', reason };
    }
    if (!lease.isHeld) return { state: 'degraded', reason: 'no lease' };
    if (writesFail !== undefined) return { state: 'degraded', reason: writesFail };
    return membership.hearsPurges ? { state: 'ready' } : { state: 'degraded', reason: 'purges come late' };
  };

  const update = (): void => {
    if (onState === undefined) return;
    const current = health();
    const text = `${current.state} ${current.reason ?? ''}`;
    if (text === told) return;
    told = text;
    onState(current);
  };

  return {
    health,
    noteWrites(reason) {
      if (reason === writesFail) return;
      writesFail = reason;
      update();
    },
    update,
  };
}
