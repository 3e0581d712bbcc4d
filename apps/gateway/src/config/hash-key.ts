import { createHash } from 'node:crypto';

/** SHA-256 of a gateway key's UTF-8 text, as 64 lower-case hexadecimal digits. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key, 'utf8').digest('hex');
}
