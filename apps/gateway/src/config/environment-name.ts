/** The start of every variable that belongs to the gateway. */
export const ENVIRONMENT_PREFIX = 'ISARTOR__';

/** The variable of a key: `cache_exact.max_bytes` is `ISARTOR__CACHE_EXACT__MAX_BYTES`. */
export function environmentName(path: string): string {
  return `${ENVIRONMENT_PREFIX}${path.toUpperCase().replaceAll('.', '__')}`;
}
