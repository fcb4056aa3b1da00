--[[
  Renews a session's lease for its holder.

  KEYS[1] lease    the holder's token

  ARGV[1] deadline  in milliseconds of this server's clock; past it, nothing is done
  ARGV[2] token     of the holder
  ARGV[3] leaseMs   its new TTL

  Returns {code}: late | lost | renewed
]]
local lease = KEYS[1]
local deadline = tonumber(ARGV[1])
local token, leaseMs = ARGV[2], ARGV[3]

local time = redis.call('TIME')
if time[1] * 1000 + time[2] / 1000 > deadline then return {'late'} end

if redis.call('GET', lease) ~= token then return {'lost'} end

redis.call('PEXPIRE', lease, leaseMs)
return {'renewed'}
