import { SHARED_HINTS } from '../openai/shared-hints.js';

/** Fields that cannot change an answer. */
export const HINTS = [...SHARED_HINTS, 'prompt_cache_options', 'stream_options'] as const;
