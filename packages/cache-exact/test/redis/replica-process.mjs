// A replica in a process of its own, which can be stopped as a whole.
import { createRedisStore } from '@isartor/cache-exact/redis';

const [options] = process.argv.slice(2);
const store = createRedisStore(JSON.parse(options));
const { signal } = new AbortController();

process.on('message', async (key) => {
  // Looked at first: a process that goes on again must know by itself.
  const { trusted } = store;
  const entry = await store.get(key, signal).catch(() => undefined);
  process.send({ key, value: entry?.value ?? null, trusted });
});
process.send('ready');
