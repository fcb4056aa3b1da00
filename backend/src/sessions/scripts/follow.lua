--[[
  Tells what happened in a session after an entry of its stream. It writes and renews nothing.

  KEYS[1] state    the session's JSON, or the mark of its deletion
  KEYS[2] events   stream of its newest events

  ARGV[1] after    id of the entry, '0-0' before the first turn, '' for nothing but the present

  Returns {code, epoch, version, when it began, milliseconds to live, id of the newest entry,
    1 if `after` is held, entries after it, oldest first, as {'<turn>-<n>', {type, event}}}: found | absent | deleted
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

-- A stream that lacks the newest turn is behind: then that turn is what is newest.
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
