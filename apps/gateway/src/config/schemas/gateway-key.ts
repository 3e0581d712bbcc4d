import { z } from 'zod';
import { hashKey } from '../hash-key.js';
import { plainSecret } from './secret-text.js';
import { strictItem } from './strict-item.js';

/** A key that opens the gateway, reduced to its hash once read. */
export interface GatewayKey {
  /** The owner; answers are shared inside one tenant only. */
  readonly tenant: string;
  /** SHA-256 of the key's UTF-8 text, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  /** May purge, change things and read other tenants' figures. */
  readonly admin: boolean;
  readonly label?: string;
}

const name = z.string().regex(/^[^\p{Cc}\s](?:[^\p{Cc}]{0,126}[^\p{Cc}\s])?$/u, 'must be 1 to 128 visible characters');
const notYet = z.never({ error: 'needs limits by key, which are not in this version' }).optional();

/** One entry of `gateway_keys`. */
export const gatewayKey = strictItem({
  tenant: name,
  key: plainSecret.optional(),
  key_sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits')
    .optional(),
  admin: z.boolean().default(false),
  label: name.optional(),
  requests_per_minute: notYet,
  daily_token_limit: notYet,
  daily_cost_limit_usd: notYet,
}).transform((entry, context): GatewayKey => {
  if ((entry.key === undefined) === (entry.key_sha256 === undefined)) {
    context.addIssue({ code: 'custom', message: 'must have one of key and key_sha256' });
  }
  const sha256 = entry.key_sha256?.toLowerCase() ?? hashKey(entry.key ?? '');
  const { tenant, admin, label } = entry;
  return { tenant, sha256, admin, ...(label === undefined ? {} : { label }) };
});
