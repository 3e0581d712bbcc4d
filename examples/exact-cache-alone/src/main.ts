import { createExactCache, createMemoryStore } from '@isartor/cache-exact';
import { factorize } from './factorize.js';
import { createPrimeService } from './prime-service.js';

const cache = createExactCache<readonly number[]>({ store: createMemoryStore(), ttlSeconds: 3_600 });

createPrimeService({ cache, factorize }).listen(3_000, '127.0.0.1', () => {
  console.log('Try http://127.0.0.1:3000/factors/999999000001');
});
