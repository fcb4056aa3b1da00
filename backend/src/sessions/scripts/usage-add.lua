--[[
  Adds to the usage of a limit. Sent again, it counts again, which errs on the safe side.

  KEYS[1] usage     the usage so far

  ARGV[1] deadline  in milliseconds of this server's clock; past it, nothing is done
  ARGV[2] used      to add
  ARGV[3] keptMs    TTL of the count

  Returns {code, total}: late | added
]]
local usage = KEYS[1]
local deadline, used, keptMs = tonumber(ARGV[1]), ARGV[2], ARGV[3]

local time = redis.call('TIME')
if time[1] * 1000 + time[2] / 1000 > deadline then return {'late'} end

local total = redis.call('INCRBY', usage, used)
redis.call('PEXPIRE', usage, keptMs)
return {'added', total}
