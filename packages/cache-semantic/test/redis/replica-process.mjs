// A cache in a process of its own, which can be stopped as a whole.
import { createSemanticCache } from '@isartor/cache-semantic';
import { createRedisStore } from '@isartor/cache-semantic/redis';
import { createBagOfWordsEmbedder } from '@isartor/cache-semantic/testing';

const [options] = process.argv.slice(2);
const store = createRedisStore(JSON.parse(options));
const cache = createSemanticCache({ embedder: createBagOfWordsEmbedder(), store, shadowRate: 0 });

process.on('message', async (question) => {
  const found = await cache.lookUp({ partition: 'p', question });
  process.send({ value: found.outcome === 'hit' ? found.value : null, reason: found.reason ?? null });
});
process.send('ready');
