import type { HeaderRules } from './request-headers.js';

/** Headers of Chat Completions and the Responses API alike. */
export const OPENAI_HEADER_RULES: HeaderRules = {
  key: { name: 'authorization', prefix: 'Bearer ' },
  credentials: ['authorization'],
  passedOn: /^(?:openai-[a-z-]+|chatgpt-account-id|idempotency-key)$/,
  defaults: {},
};
