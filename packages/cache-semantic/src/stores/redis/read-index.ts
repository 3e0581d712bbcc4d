import type { Session } from '@isartor/redis';
import type { KeySpace } from './key-space.js';

const READ_AT_ONCE = '1000';

/** The numbers of all entries, in batches and in no order; one may come twice. */
export async function* readIndex(session: Session, { index }: KeySpace): AsyncGenerator<readonly number[]> {
  let cursor = '0';
  do {
    const reply = await session.send(index, ['ZSCAN', index, cursor, 'COUNT', READ_AT_ONCE]);
    const [next, found] = Array.isArray(reply) ? reply : [];
    cursor = String(next ?? '0');
    const members: readonly unknown[] = Array.isArray(found) ? found : [];
    // Each is followed by when it expires.
    yield members.filter((_, place) => place % 2 === 0).map(Number);
  } while (cursor !== '0');
}
