import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { formatExact, formatRelative } from './format';

/** How long ago, with the exact instant on hover. */
export function RelativeTime({ at }: { at: string }) {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  const instant = new Date(at);
  return (
    <Tooltip label={formatExact(instant)}>
      <time dateTime={at}>{formatRelative(instant, now)}</time>
    </Tooltip>
  );
}
