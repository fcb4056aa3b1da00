--[[
  Takes a session's lease if nobody else holds it. Sent again by the same holder, it is taken anew.

  KEYS[1] lease    the token of whoever holds it

  ARGV[1] deadline  milliseconds of this server's clock; after it nothing is done
  ARGV[2] token     of whoever wants it
  ARGV[3] leaseMs   how long it lasts

  Returns {code}: late | held | taken
]]
local lease = KEYS[1]
local deadline = tonumber(ARGV[1])
local token, leaseMs = ARGV[2], ARGV[3]

local time = redis.call('TIME')
if time[1] * 1000 + time[2] / 1000 > deadline then return {'late'} end

local holder = redis.call('GET', lease)
if holder and holder ~= token then return {'held'} end

redis.call('SET', lease, token, 'PX', leaseMs)
return {'taken'}
