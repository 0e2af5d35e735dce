import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { toProblem } from '../api/problem';
import { onSessionElsewhere } from '../api/session';
import { cssVariables, theme } from './theme';

/** Asks again only where a repetition can help: a refusal stays a refusal. */
function worthRetrying(failures: number, error: Error): boolean {
  const { status } = toProblem(error);
  return failures < 2 && (status === 0 || status >= 500);
}

interface ProvidersProps {
  children: ReactNode;
  /** "test" does without animations. */
  env?: 'default' | 'test';
}

export function Providers({ children, env = 'default' }: ProvidersProps) {
  const [cache] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { retry: env === 'test' ? false : worthRetrying } },
      }),
  );
  // Another tab may have signed in another user, who must not see what this one was shown.
  useEffect(
    () =>
      onSessionElsewhere((token) => {
        if (token === null) cache.clear();
        else void cache.resetQueries();
      }),
    [cache],
  );
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      env={env}
    >
      <QueryClientProvider client={cache}>{children}</QueryClientProvider>
    </MantineProvider>
  );
}
