import { createHmac } from 'node:crypto';
import type { Secret } from '@isartor/core';
import type { CallerCredentials } from './caller-credentials.js';

/** Hex digits of a tenant's name: 128 bits, far beyond chance. */
const DIGITS = 32;

/**
 * The tenant that a credential stands for: its HMAC-SHA256 under `secret`, so that the name tells nothing about the
 * credential, and replicas with the same secret agree.
 */
export function credentialTenant(credentials: CallerCredentials, secret: Secret): string {
  const hmac = createHmac('sha256', secret.reveal());
  for (const name of Object.keys(credentials).sort()) hmac.update(JSON.stringify([name, credentials[name]?.reveal()]));
  return hmac.digest('hex').slice(0, DIGITS);
}
