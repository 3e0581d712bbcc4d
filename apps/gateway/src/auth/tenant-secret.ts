import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret } from '@isartor/core';

const FILE_NAME = 'tenant-secret';

/**
 * The secret that is kept in the data folder, made at the first start: tenants keep their entries over a restart.
 * @throws Error of the file system where it can be neither read nor made, and for a file that holds none.
 */
export function keptTenantSecret(dataDir: string): Secret {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, FILE_NAME);
  try {
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = readFileSync(path, 'utf8').trim();
  if (secret === '') throw new Error(`${path} is empty: remove it, or set tenant_secret`);
  return new Secret(secret);
}
