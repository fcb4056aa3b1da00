--[[
  Replaces a reservation by what was used. Idempotent: sent again, it changes nothing.

  KEYS[1] budget    hash: "spent" (reservations included), and each open reservation's tokens under its id

  ARGV[1] deadline     in milliseconds of this server's clock; past it, nothing is done
  ARGV[2] reservation  its id
  ARGV[3] used         tokens

  Returns {code}: late | lapsed | settled
]]
local budget = KEYS[1]
local deadline = tonumber(ARGV[1])
local reservation, used = ARGV[2], tonumber(ARGV[3])

local time = redis.call('TIME')
if time[1] * 1000 + time[2] / 1000 > deadline then return {'late'} end

local tokens = redis.call('HGET', budget, reservation)
if not tokens then return {'lapsed'} end

redis.call('HINCRBY', budget, 'spent', used - tokens)
redis.call('HDEL', budget, reservation)
return {'settled'}
