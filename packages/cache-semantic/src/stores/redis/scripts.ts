import { createScript } from '@isartor/redis';

/*
 * Changes are numbered without a gap, so that whoever reads them sees that some are missing: the number is their id in the
 * stream. A stream that was lost begins again at the server's clock, in microseconds, which is beyond all that came before.
 */
const PRELUDE = `
local function whole(number) return string.format('%.0f', number) end
local function clockMs()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
local function lastChange(changes)
  local last = redis.call('XREVRANGE', changes, '+', '-', 'COUNT', '1')[1]
  return last and tonumber(string.match(last[1], '^%d+'))
end
local function tell(changes, most, ...)
  local number = (lastChange(changes) or clockMs() * 1000) + 1
  redis.call('XADD', changes, 'MAXLEN', '~', most, whole(number) .. '-0', ...)
end
`;

/**
 * Keys: purges, changes, numbers. Arguments: epoch, how many numbers are wanted, most changes. Gives the number of the last
 * change, and the first of as many numbers that no entry ever had: in a new epoch they go on at the clock, because a server
 * that took another's place may not know what that one gave out. Gives 0 in another epoch.
 *
 * The HDEL comes first because a script that has written once may go on in a server whose memory is full.
 */
export const BEGIN = createScript(
  `${PRELUDE}
redis.call('HDEL', KEYS[3], '')
if redis.call('HGET', KEYS[1], 'epoch') ~= ARGV[1] then return 0 end
local known = redis.call('HMGET', KEYS[3], 'epoch', 'next')
local first = tonumber(known[2] or '0')
if known[1] ~= ARGV[1] then first = math.max(first, clockMs() * 2048) end
redis.call('HSET', KEYS[3], 'epoch', ARGV[1], 'next', whole(first + ARGV[2]))
if not lastChange(KEYS[2]) then tell(KEYS[2], ARGV[3], 'e', ARGV[1]) end
return {whole(lastChange(KEYS[2])), whole(first)}`,
  3,
);

/**
 * Keeps an entry. Keys: the entry's, purges, index, changes. Arguments: payload, milliseconds it stays, epoch, number of the
 * last purge when it was begun, its number, what keys of entries begin with, most entries, most changes, and the fields of
 * all purges that would reach it. Gives 0, and does nothing, in another epoch and where a purge has reached it.
 *
 * The SET comes before other writes because it fails where memory is full, and then nothing must have happened.
 */
export const PUT = createScript(
  `${PRELUDE}
if redis.call('HGET', KEYS[2], 'epoch') ~= ARGV[3] then return 0 end
for _, number in ipairs(redis.call('HMGET', KEYS[2], unpack(ARGV, 9))) do
  if number and tonumber(number) > tonumber(ARGV[4]) then return 0 end
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
local nowMs = clockMs()
redis.call('ZADD', KEYS[3], whole(nowMs + ARGV[2]), ARGV[5])
local expired = redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', whole(nowMs), 'LIMIT', '0', '200')
if #expired > 0 then redis.call('ZREM', KEYS[3], unpack(expired)) end
local excess = math.min(redis.call('ZCARD', KEYS[3]) - ARGV[7], 100)
if excess > 0 then
  for _, id in ipairs(redis.call('ZRANGE', KEYS[3], '0', whole(excess - 1))) do
    redis.call('UNLINK', ARGV[6] .. id)
    redis.call('ZREM', KEYS[3], id)
  end
end
tell(KEYS[4], ARGV[8], 'e', ARGV[3], 'p', ARGV[5])
return 1`,
  4,
);

/**
 * Drops entries. Keys: index, changes. Arguments: what keys of entries begin with, epoch, most changes, numbers of entries.
 * Everybody is told, also of those that are not there any more: somebody may have them still.
 */
export const REMOVE = createScript(
  `${PRELUDE}
for i = 4, #ARGV do
  redis.call('ZREM', KEYS[1], ARGV[i])
  redis.call('UNLINK', ARGV[1] .. ARGV[i])
end
tell(KEYS[2], ARGV[3], 'e', ARGV[2], 'r', table.concat(ARGV, ' ', 4))
return 1`,
  2,
);

/**
 * Drops those of some entries that a purge reaches, and what nobody can read. Key: index. Arguments: what keys of entries
 * begin with, the purge's epoch, its number, its kind (`all`, `key`, `tenant`, `tag`), the name of that, and numbers of
 * entries. Gives the first lines of those that the purge reached.
 */
export const DROP = createScript(`
local reached = {}
local function headOf(key)
  local head = redis.call('GETRANGE', key, 0, 4095)
  if #head == 4096 and not string.find(head, '\\n', 1, true) then head = redis.call('GETRANGE', key, 0, 65535) end
  local line = string.match(head, '^[^\\n]*')
  local isReadable, header = pcall(cjson.decode, line)
  return isReadable and type(header) == 'table' and type(header[5]) == 'table' and header or nil, line
end
local function isMeant(header)
  if ARGV[4] == 'tag' then
    for _, tag in ipairs(header[5]) do if tag == ARGV[5] then return true end end
    return false
  end
  return ARGV[4] == 'all' or (ARGV[4] == 'tenant' and header[4] or header[6]) == ARGV[5]
end
for i = 6, #ARGV do
  local header, line = headOf(ARGV[1] .. ARGV[i])
  local isOurs = header and header[2] == ARGV[2]
  local isReached = isOurs and header[3] < tonumber(ARGV[3]) and isMeant(header)
  if isReached or not isOurs then
    redis.call('ZREM', KEYS[1], ARGV[i])
    redis.call('UNLINK', ARGV[1] .. ARGV[i])
  end
  if isReached then reached[#reached + 1] = line end
end
return reached`);
