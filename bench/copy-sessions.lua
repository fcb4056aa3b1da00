--[[
  Copies sessions with their events, to fill a Redis with many. For the bench only: its keys are in many slots.

  ARGV[1] state    key of a session's state, with %s for its id
  ARGV[2] events   key of its events, likewise
  ARGV[3] first    number of the first copy, which is its id
  ARGV[4] last
  ARGV[5…] ids of the sessions to copy, in turn
]]
local keys = {ARGV[1], ARGV[2]}
local first, last = tonumber(ARGV[3]), tonumber(ARGV[4])
local originals = #ARGV - 4

for number = first, last do
  local original = ARGV[5 + number % originals]
  local id = string.format('bench-%022d', number)
  for _, key in ipairs(keys) do
    redis.call('COPY', string.format(key, original), string.format(key, id))
  end
end
