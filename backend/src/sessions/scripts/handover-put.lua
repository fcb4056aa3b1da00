--[[
  Stores what a hand-over code leads to. Sent again, it renews that.

  KEYS[1] handover  the session's id

  ARGV[1] deadline   in milliseconds of this server's clock; past it, nothing is done
  ARGV[2] sessionId  contains no space
  ARGV[3] ms         TTL

  Returns {code}: late | put
]]
local handover = KEYS[1]
local deadline = tonumber(ARGV[1])
local sessionId, ms = ARGV[2], ARGV[3]

local time = redis.call('TIME')
if time[1] * 1000 + time[2] / 1000 > deadline then return {'late'} end

redis.call('SET', handover, sessionId, 'PX', ms)
return {'put'}
