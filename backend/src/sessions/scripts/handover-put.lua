--[[
  Keeps what the code of a hand-over leads to. Sent again, it is kept anew.

  KEYS[1] handover  the session's id

  ARGV[1] deadline   milliseconds of this server's clock; after it nothing is done
  ARGV[2] sessionId  an id has no space in it
  ARGV[3] ms         how long it is kept

  Returns {code}: late | put
]]
local handover = KEYS[1]
local deadline = tonumber(ARGV[1])
local sessionId, ms = ARGV[2], ARGV[3]

local time = redis.call('TIME')
if time[1] * 1000 + time[2] / 1000 > deadline then return {'late'} end

redis.call('SET', handover, sessionId, 'PX', ms)
return {'put'}
