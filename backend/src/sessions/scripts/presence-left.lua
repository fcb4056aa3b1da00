--[[
  Removes a holder's entry for a device, and drops entries that have expired.

  KEYS[1] presence  hash '<device>/<holder>' → '<kind> <since> <last seen>', in milliseconds of this server's clock

  ARGV[1] deadline  in milliseconds of this server's clock; past it, nothing is done
  ARGV[2] device
  ARGV[3] holder    who reported it
  ARGV[4] keptMs    how long an entry lives after it was last seen
  ARGV[5] live      channel of the wake-up

  Returns {code, {field, value, field, value, …}}: late | left
]]
local presence = KEYS[1]
local deadline = tonumber(ARGV[1])
local device, holder = ARGV[2], ARGV[3]
local keptMs, live = tonumber(ARGV[4]), ARGV[5]

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now > deadline then return {'late'} end

local field = device .. '/' .. holder
local entries = redis.call('HGETALL', presence)
local before, after = {}, {}
for i = 1, #entries, 2 do
  local id = string.match(entries[i], '^[^/]*')
  before[id] = true
  if entries[i] == field or tonumber(string.match(entries[i + 1], '%d+$')) <= now - keptMs then
    redis.call('HDEL', presence, entries[i])
  else
    after[id] = true
  end
end

for id in pairs(before) do
  if not after[id] then
    redis.call('PUBLISH', live, 'presence')
    break
  end
end
return {'left', redis.call('HGETALL', presence)}
