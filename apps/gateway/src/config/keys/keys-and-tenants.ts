import { z } from 'zod';
import type { KeyTable } from '../key-definition.js';
import { gatewayKey } from '../schemas/gateway-key.js';
import { secretText } from '../schemas/secret-text.js';

export const KEYS_AND_TENANTS_KEYS = {
  gateway_api_key: {
    schema: secretText
      .optional()
      .describe('The one key clients must send; its owner may administer. Without any key the gateway is open.'),
    secret: true,
    example: '"choose-a-long-random-text"',
  },
  gateway_keys: {
    schema: z
      .array(gatewayKey)
      .default([])
      .describe(
        'Keys of several tenants: tenant, key or key_sha256, admin (false) and label. Tenants never share an answer.',
      ),
    secret: true,
    example: '[{ tenant = "team-a", key = "another-long-random-text", admin = false }]',
  },
  tenant_secret: {
    schema: secretText
      .optional()
      .describe('Keys the hash that names a tenant by its own provider credential. Set it where replicas must agree.'),
    secret: true,
    example: '"one-long-random-text-for-all-replicas"',
  },
} satisfies KeyTable;
