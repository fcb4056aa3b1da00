--[[
  Redeems a hand-over code: only the first claim gets what it leads to. The same claim gets it again, because its reply
  may have been lost.

  KEYS[1] handover  the session's id; "<claim> <id>" once redeemed

  ARGV[1] deadline  in milliseconds of this server's clock; past it, nothing is done
  ARGV[2] claim     identifies the caller

  Returns {code, sessionId}: late | absent | taken
]]
local handover = KEYS[1]
local deadline = tonumber(ARGV[1])
local claim = ARGV[2]

local time = redis.call('TIME')
if time[1] * 1000 + time[2] / 1000 > deadline then return {'late'} end

local kept = redis.call('GET', handover)
if not kept then return {'absent'} end

local holder, sessionId = string.match(kept, '^(%S+) (%S+)$')
if not holder then
  redis.call('SET', handover, claim .. ' ' .. kept, 'KEEPTTL')
  return {'taken', kept}
end
if holder ~= claim then return {'absent'} end
return {'taken', sessionId}
