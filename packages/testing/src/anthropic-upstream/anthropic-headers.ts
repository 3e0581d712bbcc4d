const RESET = '2023-11-14T22:14:20Z';

/** What Anthropic sends with every answer to a model request. */
export const ANTHROPIC_HEADERS = {
  'request-id': 'req_upstream',
  'anthropic-organization-id': '00000000-0000-4000-8000-000000000000',
  'anthropic-ratelimit-requests-limit': '50',
  'anthropic-ratelimit-requests-remaining': '49',
  'anthropic-ratelimit-requests-reset': RESET,
  'anthropic-ratelimit-input-tokens-limit': '30000',
  'anthropic-ratelimit-input-tokens-remaining': '29000',
  'anthropic-ratelimit-input-tokens-reset': RESET,
  'anthropic-ratelimit-output-tokens-limit': '8000',
  'anthropic-ratelimit-output-tokens-remaining': '8000',
  'anthropic-ratelimit-output-tokens-reset': RESET,
  'anthropic-ratelimit-tokens-limit': '38000',
  'anthropic-ratelimit-tokens-remaining': '37000',
  'anthropic-ratelimit-tokens-reset': RESET,
} as const;
