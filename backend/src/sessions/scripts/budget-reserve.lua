--[[
  Reserves tokens if the budget has enough left. Idempotent: sent again, it reserves nothing more.

  KEYS[1] budget    hash: "spent" (reservations included), and each open reservation's tokens under its id

  ARGV[1] deadline     in milliseconds of this server's clock; past it, nothing is done
  ARGV[2] reservation  its id
  ARGV[3] tokens       to reserve
  ARGV[4] limit        of all tokens together
  ARGV[5] keptMs       TTL of the budget

  Returns {code}: late | spent | reserved
]]
local budget = KEYS[1]
local deadline = tonumber(ARGV[1])
local reservation, tokens, limit, keptMs = ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5]

local time = redis.call('TIME')
if time[1] * 1000 + time[2] / 1000 > deadline then return {'late'} end

if redis.call('HEXISTS', budget, reservation) == 1 then return {'reserved'} end

local spent = tonumber(redis.call('HGET', budget, 'spent') or 0)
if spent + tokens > limit then return {'spent'} end

redis.call('HINCRBY', budget, 'spent', tokens)
redis.call('HSET', budget, reservation, tokens)
redis.call('PEXPIRE', budget, keptMs)
return {'reserved'}
