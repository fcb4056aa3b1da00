--[[
  Adds to what was used of a limit. Sent again, it counts again: that is on the safe side.

  KEYS[1] usage     how much was used

  ARGV[1] deadline  milliseconds of this server's clock; after it nothing is done
  ARGV[2] used      what comes on top
  ARGV[3] keptMs    how long the count lasts from now on

  Returns {code, total}: late | added
]]
local usage = KEYS[1]
local deadline, used, keptMs = tonumber(ARGV[1]), ARGV[2], ARGV[3]

local time = redis.call('TIME')
if time[1] * 1000 + time[2] / 1000 > deadline then return {'late'} end

local total = redis.call('INCRBY', usage, used)
redis.call('PEXPIRE', usage, keptMs)
return {'added', total}
