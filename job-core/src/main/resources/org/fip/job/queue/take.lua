-- Up to so many steps, one of each line in turn; lines whose user or service has enough under way are passed over.
-- KEYS: prefix. ARGV: effort, now, most, per user, per service, until when a taken step counts as under way.
local prefix, effort, now = KEYS[1], ARGV[1], tonumber(ARGV[2])
local most, perUser, perService, untilWhen = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5]), ARGV[6]
local later, round = prefix .. ':later:' .. effort, prefix .. ':round:' .. effort

for _, step in ipairs(redis.call('ZRANGEBYSCORE', later, '-inf', now, 'LIMIT', 0, 1000)) do
  local lane = string.gsub(string.match(step, '%d+ %d+$'), ' ', ':')
  local line = prefix .. ':line:' .. effort .. ':' .. lane
  if redis.call('ZCARD', line) == 0 then
    redis.call('RPUSH', round, lane)
  end
  redis.call('ZADD', line, 'NX', now, step)
  redis.call('ZREM', later, step)
end

-- What is under way until far ahead was taken before the clock went back.
local farAhead = now + 600000
local function underWay(of)
  redis.call('ZREMRANGEBYSCORE', of, '-inf', now)
  redis.call('ZREMRANGEBYSCORE', of, farAhead, '+inf')
  return redis.call('ZCARD', of)
end

local taken, passed = {}, 0
while #taken < most do
  local lane = redis.call('LPOP', round)
  if not lane then break end
  local user, service = string.match(lane, '^(%d+):(%d+)$')
  local byUser = prefix .. ':user:' .. effort .. ':' .. user
  local atService = prefix .. ':service:' .. effort .. ':' .. service
  if underWay(byUser) >= perUser or underWay(atService) >= perService then
    redis.call('RPUSH', round, lane)
    passed = passed + 1
    if passed >= redis.call('LLEN', round) then break end
  else
    passed = 0
    local line = prefix .. ':line:' .. effort .. ':' .. lane
    local step = redis.call('ZPOPMIN', line)[1]
    if redis.call('ZCARD', line) > 0 then
      redis.call('RPUSH', round, lane)
    end
    if step then
      redis.call('ZADD', byUser, untilWhen, step)
      redis.call('ZADD', atService, untilWhen, step)
      taken[#taken + 1] = step
    end
  end
end
return taken
