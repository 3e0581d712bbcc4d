import { createScript } from '@isartor/redis';

/** Fields of a hash of counters that are none: since when everything was counted, and how far each replica has got. */
export const SINCE_FIELD = '@since';
export const REPLICA_FIELD = '@replica:';

/**
 * Adds one replica's increments to a hash, once: sent again because no reply came, they are recognised by their number.
 * Arguments: the replica, the number, milliseconds since 1970 since when they were counted, seconds for which the hash
 * lives from now on, and a name and an increment each.
 */
export const ADD = createScript(`
local key, replica, number = KEYS[1], '${REPLICA_FIELD}' .. ARGV[1], tonumber(ARGV[2])
if tonumber(redis.call('HGET', key, replica) or '0') >= number then return 0 end
local since = redis.call('HGET', key, '${SINCE_FIELD}')
redis.call('HSET', key, replica, ARGV[2])
if not since or tonumber(since) > tonumber(ARGV[3]) then redis.call('HSET', key, '${SINCE_FIELD}', ARGV[3]) end
for i = 5, #ARGV, 2 do redis.call('HINCRBY', key, ARGV[i], ARGV[i + 1]) end
redis.call('EXPIRE', key, ARGV[4])
return 1`);

/**
 * Says that a replica is there, by the server's clock, and gives how many are. Arguments: the replica, and milliseconds
 * after which one that says nothing is gone.
 */
export const BEAT = createScript(`
local time = redis.call('TIME')
local nowMs = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[1], string.format('%.0f', nowMs), ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', nowMs - tonumber(ARGV[2])))
redis.call('PEXPIRE', KEYS[1], tonumber(ARGV[2]) * 10)
return redis.call('ZCARD', KEYS[1])`);
