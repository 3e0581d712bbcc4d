import type { DialectHeaders } from '../codec.js';

/** What OpenAI's documentation names, for Chat Completions and the Responses API alike. */
export const OPENAI_HEADERS: DialectHeaders = {
  features: { 'openai-beta': [] },
  account: ['openai-organization', 'openai-project', 'chatgpt-account-id', 'idempotency-key'],
};
