import { createScript } from '@isartor/redis';

/**
 * Files an entry in an index, which is sorted by the time at which entries expire, and drops from it what has expired.
 * Arguments: the entry's name, milliseconds it stays. Times are the server's, so that clocks need not agree.
 */
export const FILE = createScript(`
local time = redis.call('TIME')
local nowMs, stayMs = time[1] * 1000 + math.floor(time[2] / 1000), tonumber(ARGV[2])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', nowMs))
redis.call('ZADD', KEYS[1], string.format('%.0f', nowMs + stayMs), ARGV[1])
if redis.call('PTTL', KEYS[1]) < stayMs then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return 1`);

/**
 * Drops an entry if a purge reaches it. Arguments: the purge's epoch, its number, its kind (`all`, `key`, `tenant`,
 * `tag`), the name of the tenant or tag. Gives the header of what was dropped; 1 where there is nothing that the purge
 * concerns; 0 where there is an entry that was begun after it.
 */
export const DROP = createScript(`
local head = redis.call('GETRANGE', KEYS[1], 0, 4095)
local ends = string.find(head, '\\n', 1, true)
if not ends and #head == 4096 then
  head = redis.call('GETRANGE', KEYS[1], 0, 65535)
  ends = string.find(head, '\\n', 1, true)
end
if not ends then return 1 end
head = string.sub(head, 1, ends - 1)
local isReadable, header = pcall(cjson.decode, head)
if not isReadable or type(header) ~= 'table' or type(header[9]) ~= 'table' then return 1 end
if header[2] == ARGV[1] and (tonumber(header[3]) or 0) >= tonumber(ARGV[2]) then return 0 end
local isMeant = ARGV[3] == 'all' or ARGV[3] == 'key' or (ARGV[3] == 'tenant' and header[8] == ARGV[4])
if ARGV[3] == 'tag' then
  for _, tag in ipairs(header[9]) do isMeant = isMeant or tag == ARGV[4] end
end
if not isMeant then return 1 end
redis.call('UNLINK', KEYS[1])
return head`);
