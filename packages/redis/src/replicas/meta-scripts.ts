import { createScript } from '../script.js';

/*
 * The hash of purges: `epoch` (a random name), `run` (the server it was made on), `created` (the server's milliseconds
 * since 1970), `seq` (number of the last purge); the number of the last purge of everything (`all`), of a key (`k:`), a
 * tenant (`t:`) and a tag (`g:`); and for each replica `r:` with the last number it applied, when it said so, and for
 * how many milliseconds it may serve since. All of it is one key, so that it is lost as a whole or not at all.
 */

/**
 * Arguments of every script: a name for a new epoch, the highest number that the caller knows, and the caller's epoch.
 *
 * Another server than before (a restart, a failover) may have lost purges that nobody can tell; so has one that knows a
 * lower number than the caller. Both begin a new epoch, in which nothing older is served. For every caller numbers grow
 * from one epoch to the next; that they begin at the clock makes it so at once, most of the time.
 *
 * Redis refuses writes that need memory when it has none, but only as a script's first: the HDEL comes first, because
 * purges and leases must not fail in a full cache.
 */
const PRELUDE = `
local meta, known = KEYS[1], tonumber(ARGV[2])
redis.call('HDEL', meta, '')
local time = redis.call('TIME')
local nowMs = time[1] * 1000 + math.floor(time[2] / 1000)
local function whole(number) return string.format('%.0f', number) end
local info = redis.pcall('INFO', 'server')
local run = type(info) == 'string' and string.match(info, 'run_id:(%w+)') or ''
local head = redis.call('HMGET', meta, 'epoch', 'run', 'seq', 'created')
local epoch, seq, created = head[1], tonumber(head[3] or '0'), tonumber(head[4] or '0')
if not epoch or head[2] ~= run or seq < known or (seq == known and ARGV[3] ~= epoch) then
  epoch, seq, created = ARGV[1], math.max(nowMs, known, seq) + 1, nowMs
  redis.call('DEL', meta)
  redis.call('HSET', meta, 'epoch', epoch, 'run', run, 'created', whole(nowMs), 'seq', whole(seq), 'all', whole(seq))
end
local function isPurge(field) return string.find(field, '^[ktg]:') end
`;

/**
 * Confirms what a replica has applied and renews its lease. Further arguments: its name, and milliseconds of its
 * lease. Gives the epoch, the last number, and the fields that changed since the number it knew.
 */
export const SYNC = createScript(`${PRELUDE}
local isSame = ARGV[3] == epoch
redis.call('HSET', meta, 'r:' .. ARGV[4], (isSame and ARGV[2] or '0') .. ':' .. whole(nowMs) .. ':' .. ARGV[5])
local changes = {}
if not isSame or seq ~= known then
  local since = isSame and known or -1
  local fields = redis.call('HGETALL', meta)
  for i = 1, #fields, 2 do
    if (fields[i] == 'all' or isPurge(fields[i])) and tonumber(fields[i + 1]) > since then
      changes[#changes + 1] = fields[i]
      changes[#changes + 1] = fields[i + 1]
    end
  end
end
return {epoch, whole(seq), changes}`);

/**
 * Numbers a purge. Further arguments: its field, and the most fields to remember; beyond them the older half is replaced
 * by a purge of everything as old. Gives the epoch, the purge's number and the epoch's age in milliseconds.
 */
export const PURGE = createScript(`${PRELUDE}
seq = seq + 1
if ARGV[4] == 'all' then
  for _, field in ipairs(redis.call('HKEYS', meta)) do
    if isPurge(field) then redis.call('HDEL', meta, field) end
  end
end
redis.call('HSET', meta, 'seq', whole(seq), ARGV[4], whole(seq))
if redis.call('HLEN', meta) > tonumber(ARGV[5]) then
  local fields, numbers = redis.call('HGETALL', meta), {}
  for i = 1, #fields, 2 do
    if isPurge(fields[i]) then numbers[#numbers + 1] = tonumber(fields[i + 1]) end
  end
  table.sort(numbers)
  local oldest = numbers[math.ceil(#numbers / 2)] or 0
  for i = 1, #fields, 2 do
    if isPurge(fields[i]) and tonumber(fields[i + 1]) <= oldest then redis.call('HDEL', meta, fields[i]) end
  end
  local all = tonumber(redis.call('HGET', meta, 'all') or '0')
  redis.call('HSET', meta, 'all', whole(math.max(all, oldest)))
end
return {epoch, whole(seq), math.max(0, nowMs - created)}`);

/**
 * Counts the replicas that may still serve without having applied a purge; forgets those whose lease has run out, with
 * a tenth to spare. Arguments: the purge's epoch, its number, the caller's name. Gives -1 in another epoch.
 */
export const PENDING = createScript(`
local meta = KEYS[1]
if redis.call('HGET', meta, 'epoch') ~= ARGV[1] then return -1 end
local time = redis.call('TIME')
local nowMs = time[1] * 1000 + math.floor(time[2] / 1000)
local fields, pending = redis.call('HGETALL', meta), 0
for i = 1, #fields, 2 do
  if string.sub(fields[i], 1, 2) == 'r:' then
    local applied, renewedMs, leaseMs = string.match(fields[i + 1], '^(%d+):(%d+):(%d+)$')
    if not applied or nowMs > renewedMs + leaseMs * 1.1 then redis.call('HDEL', meta, fields[i])
    elseif tonumber(applied) < tonumber(ARGV[2]) and fields[i] ~= 'r:' .. ARGV[3] then pending = pending + 1 end
  end
end
return pending`);
