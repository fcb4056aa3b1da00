--[[
  Reads a session with its newest events and, if asked to, renews its TTL. A deletion mark keeps its own TTL.

  KEYS[1] state    the session's JSON, or the mark of its deletion
  KEYS[2] events   stream of its newest events

  ARGV[1] ttlSeconds   0 renews nothing

  Returns {code, stored session, events newest first as {'<turn>-<n>', {type, event}}}: found | absent | deleted
]]
local state, events = KEYS[1], KEYS[2]
local ttlSeconds = tonumber(ARGV[1])

local stored = redis.call('GET', state)
if not stored then return {'absent'} end
if string.find(stored, '^{"version":%d+,"deleted":true') then return {'deleted'} end

if ttlSeconds > 0 then
  redis.call('EXPIRE', state, ttlSeconds)
  redis.call('EXPIRE', events, ttlSeconds)
end
return {'found', stored, redis.call('XREVRANGE', events, '+', '-', 'COUNT', '50')}
