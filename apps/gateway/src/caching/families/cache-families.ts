import { bifrost } from './bifrost.js';
import type { CacheFamily } from './cache-family.js';
import { cloudflare } from './cloudflare.js';
import { helicone } from './helicone.js';
import { openrouter } from './openrouter.js';
import { portkey } from './portkey.js';
import { semanticRouter } from './semantic-router.js';

/** The gateways whose users' headers are understood. LiteLLM's users write to the body. */
export const CACHE_FAMILIES: readonly CacheFamily[] = [
  portkey,
  cloudflare,
  helicone,
  openrouter,
  bifrost,
  semanticRouter,
];
