--[[
  Gives what the code of a hand-over leads to, once: to the claim that asks first. Sent again by that one, whose reply
  may have been lost, it is given again.

  KEYS[1] handover  the session's id; once it was taken, "<claim> <id>"

  ARGV[1] deadline  milliseconds of this server's clock; after it nothing is done
  ARGV[2] claim     names who asks

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
