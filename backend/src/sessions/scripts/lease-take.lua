--[[
  Takes a session's lease if nobody else holds it. Sent again by the holder, it renews the lease.

  KEYS[1] lease    the holder's token

  ARGV[1] deadline  in milliseconds of this server's clock; past it, nothing is done
  ARGV[2] token     of the caller
  ARGV[3] leaseMs   its TTL

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
