import { randomBytes } from 'node:crypto';
import { INVALID_SPANID, INVALID_TRACEID } from '@opentelemetry/api';
import type { IdGenerator } from '@opentelemetry/sdk-trace-node';

const POOL_BYTES = 4096;

/** W3C trace and span ids, cut from system randomness drawn in bulk: the SDK's own makes a buffer into text for each. */
export function createIdGenerator(): IdGenerator {
  let pool = '';
  let used = 0;
  const next = (invalid: string): string => {
    if (used + invalid.length > pool.length) {
      pool = randomBytes(POOL_BYTES).toString('hex');
      used = 0;
    }
    const id = pool.slice(used, used + invalid.length);
    used += invalid.length;
    return id === invalid ? next(invalid) : id;
  };
  return {
    generateTraceId: () => next(INVALID_TRACEID),
    generateSpanId: () => next(INVALID_SPANID),
  };
}
