--[[
  Appends an event that is not a turn to a session's stream and wakes those who follow. State and TTL stay as they are.

  KEYS[1] state    the session's JSON, or the mark of its deletion
  KEYS[2] events   stream of its newest events

  ARGV[1] deadline   in milliseconds of this server's clock; past it, nothing is done
  ARGV[2] type
  ARGV[3] event      what to append
  ARGV[4] live       channel of the wake-up

  Returns {code}: late | absent | deleted | announced
]]
local state, events = KEYS[1], KEYS[2]
local deadline = tonumber(ARGV[1])
local kind, event, live = ARGV[2], ARGV[3], ARGV[4]

local time = redis.call('TIME')
if time[1] * 1000 + time[2] / 1000 > deadline then return {'late'} end

local stored = redis.call('GET', state)
if not stored then return {'absent'} end
if string.find(stored, '^{"version":%d+,"deleted":true') then return {'deleted'} end
local version = string.match(stored, '^{"version":(%d+)')
if not version or not string.find(stored, '"epoch":"[^"]*"') then return {'absent'} end

-- Already there: the reply to an earlier attempt was lost.
for _, entry in ipairs(redis.call('XRANGE', events, version, '+')) do
  if entry[2][1] == kind and entry[2][2] == event then return {'announced'} end
end

-- The id is explicit if the turn itself is missing, because that turn's own id must stay free.
local last = redis.call('XREVRANGE', events, '+', '-', 'COUNT', '1')[1]
local lastTurn = last and tonumber(string.match(last[1], '^%d+')) or 0
if lastTurn > tonumber(version) then redis.call('DEL', events) end
local sequence = lastTurn == tonumber(version) and '-*' or '-1'
redis.call('XADD', events, 'MAXLEN', '=', '50', version .. sequence, kind, event)
local ttlMs = redis.call('PTTL', state)
if ttlMs > 0 then redis.call('PEXPIRE', events, ttlMs) end
redis.call('PUBLISH', live, 'event')
return {'announced'}
