-- The step is no longer under way; what was passed over because of it may be taken.
-- KEYS: prefix. ARGV: effort, step, user, service.
redis.call('ZREM', KEYS[1] .. ':user:' .. ARGV[1] .. ':' .. ARGV[3], ARGV[2])
redis.call('ZREM', KEYS[1] .. ':service:' .. ARGV[1] .. ':' .. ARGV[4], ARGV[2])
if redis.call('LLEN', KEYS[1] .. ':round:' .. ARGV[1]) > 0 then
  redis.call('LPUSH', KEYS[1] .. ':wake:' .. ARGV[1], '1')
  redis.call('LTRIM', KEYS[1] .. ':wake:' .. ARGV[1], 0, 0)
end
