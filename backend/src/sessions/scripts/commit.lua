--[[
  Saves one turn: compare-and-set on version and epoch; state, TTL, event and wake-up in one step.

  KEYS[1] state    the session's JSON, or the mark of its deletion
  KEYS[2] events   stream of its newest events

  ARGV[1] deadline         milliseconds of this server's clock; after it nothing is done
  ARGV[2] expectedVersion  '' when no session is expected
  ARGV[3] expectedEpoch    '' when no session is expected
  ARGV[4] messageId        hash of the message id of this turn
  ARGV[5] session          what to store
  ARGV[6] ttlSeconds
  ARGV[7] turn             number of this turn
  ARGV[8] event            what to append
  ARGV[9] live             channel of the wake-up
  ARGV[10] copy            key that the stream is copied to and back; none of KEYS, since it never exists and a Cluster
                           refuses keys of which only some exist while their slot moves (COPY then, too: no harm)
  ARGV[11] keyIds          of the keys that the caller can open a session with, a space around each

  Returns {code, stored session or nil}
    late      the deadline had passed
    deleted   the session was deleted
    sealed    the caller has no key for the session that is stored
    replay    this message id is known
    newer     another version or epoch is stored
    gone      a session was expected, none is stored
    applied
]]
local state, events = KEYS[1], KEYS[2]
local deadline = tonumber(ARGV[1])
local expectedVersion, expectedEpoch = ARGV[2], ARGV[3]
local messageId, session, ttlSeconds = ARGV[4], ARGV[5], ARGV[6]
local turn, event, live, copy, keyIds = ARGV[7], ARGV[8], ARGV[9], ARGV[10], ARGV[11]

local time = redis.call('TIME')
if time[1] * 1000 + time[2] / 1000 > deadline then return {'late'} end

local stored = redis.call('GET', state)
if stored and string.find(stored, '^{"version":%d+,"deleted":true') then return {'deleted'} end

-- Sealed with a key that the caller does not have: it cannot know what it would replace.
local sealedWith = stored and string.match(stored, '^{"version":%d+,"sealed":"([^"]*)"')
if sealedWith and not string.find(keyIds, ' ' .. sealedWith .. ' ', 1, true) then return {'sealed', stored} end

local version = stored and string.match(stored, '^{"version":(%d+)')
local isSession = version and string.find(stored, '"epoch":"[^"]*"')

if isSession and string.find(stored, '["' .. messageId .. '","', 1, true) then
  redis.call('EXPIRE', state, ttlSeconds)
  redis.call('EXPIRE', events, ttlSeconds)
  return {'replay', stored}
end

if isSession then
  local epochMatches = string.find(stored, '"epoch":"' .. expectedEpoch .. '"', 1, true)
  if version ~= expectedVersion or not epochMatches then return {'newer', stored} end
elseif expectedVersion ~= '' then
  return {'gone'}
end

-- First of the writes, so that a full server refuses it before anything is changed.
redis.call('SET', state, session, 'EX', ttlSeconds)
if not isSession then redis.call('DEL', events) end

-- A stream that is ahead of its state belongs to something that was lost: it begins anew.
local append = {'XADD', events, 'MAXLEN', '=', '50', turn .. '-0', 'turn', event}
if type(redis.pcall(unpack(append))) == 'table' then
  redis.call('DEL', events)
  redis.call(unpack(append))
end
-- Redis gives a new stream 4 KB at once, and a copy of it what it holds: so a session takes two thirds of the memory.
if not isSession and redis.pcall('COPY', events, copy) == 1 then redis.call('RENAME', copy, events) end
redis.call('EXPIRE', events, ttlSeconds)
redis.call('PUBLISH', live, turn)
return {'applied'}
