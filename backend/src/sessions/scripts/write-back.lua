--[[
  Writes back a session that advanced during an outage, if none is stored, or the version of the same epoch that it
  descends from. If the store advanced meanwhile, or has another epoch, the store wins.

  KEYS[1] state    the session's JSON, or the mark of its deletion
  KEYS[2] events   stream of its newest events

  ARGV[1] deadline     in milliseconds of this server's clock; past it, nothing is done
  ARGV[2] version      of the offered session
  ARGV[3] epoch        of the offered session
  ARGV[4] session      what to store
  ARGV[5] ttlSeconds
  ARGV[6] live         channel of the wake-up
  ARGV[7] base         the stored version that the offered session descends from
  ARGV[8] ownTurns     its turns since then, each as ' <turn>:<hash of its message id>': some may be stored already
  ARGV[9] keyIds       ids of the caller's encryption keys, with a space around each
  ARGV[10…] turn, event, turn, event, … oldest first

  Returns {code, stored session or nil}: late | deleted | sealed | superseded | written
    sealed    the caller has no key for the stored session
]]
local state, events = KEYS[1], KEYS[2]
local deadline = tonumber(ARGV[1])
local version, epoch = tonumber(ARGV[2]), ARGV[3]
local session, ttlSeconds, live = ARGV[4], ARGV[5], ARGV[6]
local base, ownTurns, keyIds = tonumber(ARGV[7]), ARGV[8], ARGV[9]
local firstEvent = 10

local time = redis.call('TIME')
if time[1] * 1000 + time[2] / 1000 > deadline then return {'late'} end

local stored = redis.call('GET', state)
if stored and string.find(stored, '^{"version":%d+,"deleted":true') then return {'deleted'} end

-- Sealed with a key that the caller lacks, so it cannot know what it would replace.
local sealedWith = stored and string.match(stored, '^{"version":%d+,"sealed":"([^"]*)"')
if sealedWith and not string.find(keyIds, ' ' .. sealedWith .. ' ', 1, true) then return {'sealed', stored} end

local isSession = stored and string.find(stored, '^{"version":%d') and string.find(stored, '"epoch":"[^"]*"')
local storedVersion = isSession and tonumber(string.match(stored, '^{"version":(%d+)')) or 0
if isSession then
  local sameEpoch = string.find(stored, '"epoch":"' .. epoch .. '"', 1, true)
  local hasOwn = function(turn)
    local id = string.match(ownTurns, ' ' .. turn .. ':([^ ]+)')
    return id and string.find(stored, '["' .. id .. '","', 1, true)
  end
  -- Already there: the reply to an earlier attempt was lost.
  if sameEpoch and storedVersion >= version and hasOwn(version) then return {'written'} end
  local isOurs = storedVersion <= base or hasOwn(storedVersion)
  if not sameEpoch or storedVersion >= version or not isOurs then return {'superseded'} end
end

-- The first write, so that a full server refuses it before anything has changed.
redis.call('SET', state, session, 'EX', ttlSeconds)
if not isSession then redis.call('DEL', events) end
for i = firstEvent, #ARGV, 2 do
  if tonumber(ARGV[i]) > storedVersion then
    -- XADD refuses the id of a turn that the stream already has, which leaves that turn as it is.
    redis.pcall('XADD', events, 'MAXLEN', '=', '50', ARGV[i] .. '-0', 'turn', ARGV[i + 1])
  end
end
redis.call('EXPIRE', events, ttlSeconds)
redis.call('PUBLISH', live, ARGV[2])
return {'written'}
