-- A step may be due now: it joins its user's line at its service, and the line joins the round if it was empty.
-- KEYS: prefix. ARGV: effort, step, lane, now.
local line = KEYS[1] .. ':line:' .. ARGV[1] .. ':' .. ARGV[3]
if redis.call('ZCARD', line) == 0 then
  redis.call('RPUSH', KEYS[1] .. ':round:' .. ARGV[1], ARGV[3])
end
redis.call('ZADD', line, 'NX', ARGV[4], ARGV[2])
redis.call('LPUSH', KEYS[1] .. ':wake:' .. ARGV[1], '1')
redis.call('LTRIM', KEYS[1] .. ':wake:' .. ARGV[1], 0, 0)
