/** What OpenAI sends with every answer to a model request. */
export const OPENAI_HEADERS = {
  'x-request-id': 'req_upstream',
  'openai-organization': 'org-upstream',
  'openai-processing-ms': '12',
  'openai-version': '2020-10-01',
  'x-ratelimit-limit-requests': '500',
  'x-ratelimit-limit-tokens': '200000',
  'x-ratelimit-remaining-requests': '499',
  'x-ratelimit-remaining-tokens': '199980',
  'x-ratelimit-reset-requests': '120ms',
  'x-ratelimit-reset-tokens': '6ms',
} as const;
