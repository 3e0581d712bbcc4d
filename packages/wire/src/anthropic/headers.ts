import type { DialectHeaders } from '../codec.js';

/**
 * What Anthropic's documentation names. The later version refuses some fields that the earlier one takes, and what both
 * take they answer alike: neither is part of a cache key, and Anthropic gets the one that the caller named.
 */
export const ANTHROPIC_HEADERS: DialectHeaders = {
  features: { 'anthropic-version': ['2023-06-01', '2026-10-21'], 'anthropic-beta': [] },
  account: ['anthropic-version', 'idempotency-key'],
  requestId: 'request-id',
};
