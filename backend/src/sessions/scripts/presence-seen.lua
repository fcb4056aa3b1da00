--[[
  Adds or renews a device of a session, and drops entries that have expired. Does not renew the session.

  KEYS[1] state     the session's JSON, or the mark of its deletion
  KEYS[2] presence  hash '<device>/<holder>' → '<kind> <since> <last seen>', in milliseconds of this server's clock

  ARGV[1] deadline  in milliseconds of this server's clock; past it, nothing is done
  ARGV[2] device
  ARGV[3] holder    who reports it
  ARGV[4] kind
  ARGV[5] keptMs    how long an entry lives after it was last seen
  ARGV[6] limit     of entries; a new one beyond it is ignored
  ARGV[7] live      channel of the wake-up

  Returns {code, {field, value, field, value, …}}: late | absent | deleted | seen
]]
local state, presence = KEYS[1], KEYS[2]
local deadline = tonumber(ARGV[1])
local device, holder, kind = ARGV[2], ARGV[3], ARGV[4]
local keptMs, limit, live = tonumber(ARGV[5]), tonumber(ARGV[6]), ARGV[7]

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now > deadline then return {'late'} end

local stored = redis.call('GET', state)
if not stored then return {'absent'} end
if string.find(stored, '^{"version":%d+,"deleted":true') then return {'deleted'} end

local field = device .. '/' .. holder
local entries = redis.call('HGETALL', presence)
local before, after, count, since = {}, {}, 0, now
for i = 1, #entries, 2 do
  local id = string.match(entries[i], '^[^/]*')
  before[id] = true
  if tonumber(string.match(entries[i + 1], '%d+$')) <= now - keptMs then
    redis.call('HDEL', presence, entries[i])
  else
    after[id] = true
    count = count + 1
    if entries[i] == field then since = tonumber(string.match(entries[i + 1], ' (%d+) ')) end
  end
end

if count < limit or redis.call('HEXISTS', presence, field) == 1 then
  redis.call('HSET', presence, field, string.format('%s %.0f %.0f', kind, since, now))
  after[device] = true
end
local changed = false
for id in pairs(before) do changed = changed or not after[id] end
for id in pairs(after) do changed = changed or not before[id] end

-- No part of a session outlives it.
redis.call('PEXPIRE', presence, math.min(keptMs, redis.call('PTTL', state)))
if changed then redis.call('PUBLISH', live, 'presence') end
return {'seen', redis.call('HGETALL', presence)}
