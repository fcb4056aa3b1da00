--[[
  Reads a session and renews its TTL. A deletion mark keeps its own TTL.

  KEYS[1] state    the session's JSON, or the mark of its deletion
  KEYS[2] events   stream of its newest events

  ARGV[1] ttlSeconds

  Returns {code, stored session or nil}: found | absent | deleted
]]
local state, events = KEYS[1], KEYS[2]
local ttlSeconds = ARGV[1]

local stored = redis.call('GET', state)
if not stored then return {'absent'} end
if string.find(stored, '^{"version":%d+,"deleted":true') then return {'deleted'} end

redis.call('EXPIRE', state, ttlSeconds)
redis.call('EXPIRE', events, ttlSeconds)
return {'found', stored}
