import { createScript } from '@isartor/redis';

/** Lengthens a turn. Arguments: its token, milliseconds from now on. Gives 0 where it is another's by now, or nobody's. */
export const RENEW_TURN = createScript(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`);

/** Ends a turn, if it still is the one of this token. Argument: the token. */
export const END_TURN = createScript(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`);
