--[[
  Reads a session's events after an entry of its stream. Writes and renews nothing.

  KEYS[1] state    the session's JSON, or the mark of its deletion
  KEYS[2] events   stream of its newest events

  ARGV[1] after    id of the entry; '0-0' is before the first turn, '' reads no events

  Returns {code, epoch, version, createdAt, TTL in milliseconds, id of the newest entry, 1 if `after` is held,
    entries after it, oldest first, as {'<turn>-<n>', {type, event}}}: found | absent | deleted
]]
local state, events = KEYS[1], KEYS[2]
local after = ARGV[1]

local stored = redis.call('GET', state)
if not stored then return {'absent'} end
if string.find(stored, '^{"version":%d+,"deleted":true') then return {'deleted'} end
local version = string.match(stored, '^{"version":(%d+)')
local epoch = string.match(stored, '"epoch":"([^"]*)"')
local createdAt = string.match(stored, '"createdAt":"([^"]*)"') or ''
if not version or not epoch then return {'absent'} end

-- A stream without the newest turn lags behind; then that turn counts as the newest entry.
local last = redis.call('XREVRANGE', events, '+', '-', 'COUNT', '1')[1]
local isBehind = not last or tonumber(string.match(last[1], '^%d+')) < tonumber(version)
local newest = isBehind and version .. '-0' or last[1]
local found = {'found', epoch, tonumber(version), createdAt, redis.call('PTTL', state), newest, 1, {}}
if after == '' or after == newest then return found end

local entries = redis.call('XRANGE', events, after, '+')
local first = entries[1] and entries[1][1]
if first == after then
  table.remove(entries, 1)
elseif not (after == '0-0' and first == '1-0') then
  found[7] = 0
  return found
end
found[8] = entries
return found
