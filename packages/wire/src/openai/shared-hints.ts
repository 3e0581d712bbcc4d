/** Fields that cannot change an answer, with the same name and meaning in both of OpenAI's dialects. */
export const SHARED_HINTS = [
  'user',
  'metadata',
  'prompt_cache_key',
  'prompt_cache_retention',
  'safety_identifier',
  'service_tier',
] as const;
