--[[
  Lists the devices of a session that were recently seen.

  KEYS[1] presence  hash '<device>/<holder>' → '<kind> <since> <last seen>', in milliseconds of this server's clock

  ARGV[1] keptMs    how long an entry lives after it was last seen

  Returns {code, {field, value, field, value, …}}: found
]]
local presence = KEYS[1]
local keptMs = tonumber(ARGV[1])

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local entries = redis.call('HGETALL', presence)
local live = {}
for i = 1, #entries, 2 do
  if tonumber(string.match(entries[i + 1], '%d+$')) > now - keptMs then
    live[#live + 1] = entries[i]
    live[#live + 1] = entries[i + 1]
  end
end
return {'found', live}
