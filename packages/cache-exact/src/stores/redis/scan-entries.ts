import type { Send } from '@isartor/redis';
import type { KeySpace } from './key-space.js';

const BATCH = '500';

/** The names of all entries on one server, in batches; one may come twice while the server rearranges them. */
export async function* scanEntries(send: Send, keys: KeySpace): AsyncGenerator<readonly string[]> {
  let cursor = '0';
  do {
    const reply = await send(['SCAN', cursor, 'MATCH', keys.entryPattern, 'COUNT', BATCH]);
    const [next, found] = Array.isArray(reply) ? reply : [];
    cursor = String(next ?? '0');
    const names = Array.isArray(found) ? found.map((key) => keys.nameOf(String(key))) : [];
    if (names.length > 0) yield names;
  } while (cursor !== '0');
}
