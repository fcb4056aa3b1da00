--[[
  Saves one turn by compare-and-set on version, epoch and the turn before. State, TTL, event and wake-up change in one step.

  KEYS[1] state    the session's JSON, or the mark of its deletion
  KEYS[2] events   stream of its newest events

  ARGV[1] deadline         in milliseconds of this server's clock; past it, nothing is done
  ARGV[2] expectedVersion  '' when no session is expected
  ARGV[3] expectedEpoch    '' when no session is expected
  ARGV[4] messageId        hash of the message id of this turn
  ARGV[5] session          what to store
  ARGV[6] ttlSeconds
  ARGV[7] turn             number of this turn
  ARGV[8] event            what to append
  ARGV[9] live             channel of the wake-up
  ARGV[10] copy            key of a temporary copy of the stream. Not in KEYS, because it never exists beforehand, and
                           while a slot moves a Cluster refuses commands whose keys exist only in part. COPY may
                           then fail, too, which does no harm
  ARGV[11] keyIds          ids of the caller's encryption keys, with a space around each
  ARGV[12] previousId      hash of the message id of the turn before this one; '' if that is not known

  Returns {code, stored session or nil}
    late      the deadline had passed
    deleted   the session was deleted
    sealed    the caller has no key for the stored session
    replay    the message id is already known
    newer     the store has another version or epoch, or another turn as the one before
    gone      a session was expected, but none is stored
    applied
]]
local state, events = KEYS[1], KEYS[2]
local deadline = tonumber(ARGV[1])
local expectedVersion, expectedEpoch = ARGV[2], ARGV[3]
local messageId, session, ttlSeconds = ARGV[4], ARGV[5], ARGV[6]
local turn, event, live, copy, keyIds = ARGV[7], ARGV[8], ARGV[9], ARGV[10], ARGV[11]
local previousId = ARGV[12]

local time = redis.call('TIME')
if time[1] * 1000 + time[2] / 1000 > deadline then return {'late'} end

local stored = redis.call('GET', state)
if stored and string.find(stored, '^{"version":%d+,"deleted":true') then return {'deleted'} end

-- Sealed with a key that the caller lacks, so it cannot know what it would replace.
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
  -- Lines that parted during an outage can have the same version.
  local isSameLine = previousId == '' or string.find(stored, '["' .. previousId .. '","', 1, true)
  if version ~= expectedVersion or not epochMatches or not isSameLine then return {'newer', stored} end
elseif expectedVersion ~= '' then
  return {'gone'}
end

-- The first write, so that a full server refuses it before anything has changed.
redis.call('SET', state, session, 'EX', ttlSeconds)
if not isSession then redis.call('DEL', events) end

-- A stream that is ahead of its state belongs to a lost session, so it is replaced.
local append = {'XADD', events, 'MAXLEN', '=', '50', turn .. '-0', 'turn', event}
if type(redis.pcall(unpack(append))) == 'table' then
  redis.call('DEL', events)
  redis.call(unpack(append))
end
-- Redis preallocates 4 KB for a new stream, but sizes a copy to its content: that saves a third of a session's memory.
if not isSession and redis.pcall('COPY', events, copy) == 1 then redis.call('RENAME', copy, events) end
redis.call('EXPIRE', events, ttlSeconds)
redis.call('PUBLISH', live, turn)
return {'applied'}
