--[[
  Deletes a session and leaves a mark that refuses every later write.

  KEYS[1] state     the session's JSON, or the mark of its deletion
  KEYS[2] events    stream of its newest events
  KEYS[3] presence  hash of its devices

  ARGV[1] deadline     in milliseconds of this server's clock; past it, nothing is done
  ARGV[2] markSeconds  how long the mark stays
  ARGV[3] live         channel of the wake-up

  Returns {code, version, epoch}: late | deleted
    version, epoch   of the session that it ended, if there was one
]]
local state, events, presence = KEYS[1], KEYS[2], KEYS[3]
local deadline = tonumber(ARGV[1])
local markSeconds, live = ARGV[2], ARGV[3]

local time = redis.call('TIME')
if time[1] * 1000 + time[2] / 1000 > deadline then return {'late'} end

local stored = redis.call('GET', state)
local version = stored and string.match(stored, '^{"version":(%d+)') or '0'
local epoch = string.match(stored or '', '"epoch":"([^"]*)"')

-- Frees memory first: once a script has written, Redis lets it continue even if the server is full.
redis.call('DEL', state, events, presence)
redis.call('SET', state, '{"version":' .. version .. ',"deleted":true}', 'EX', markSeconds)
redis.call('PUBLISH', live, 'deleted')
return {'deleted', version, epoch}
