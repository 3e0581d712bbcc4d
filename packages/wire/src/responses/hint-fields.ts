/** Fields that cannot change an answer, each with the same name and meaning in Chat Completions. */
export const SHARED_HINTS = [
  'user',
  'metadata',
  'prompt_cache_key',
  'prompt_cache_retention',
  'safety_identifier',
  'service_tier',
] as const;

/** Fields that cannot change an answer. */
export const HINTS = [...SHARED_HINTS, 'prompt_cache_options', 'stream_options'] as const;
