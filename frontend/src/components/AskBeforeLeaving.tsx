import { Text } from '@mantine/core';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { Question } from './Question';

interface AskBeforeLeavingProps {
  /** Whether something would be lost or stopped. */
  when: boolean;
  title: string;
  /** What leaving does. */
  text: string;
}

/** Asks before this page is left for another one of the dashboard, and has the browser ask before it is closed. */
export function AskBeforeLeaving({ when, title, text }: AskBeforeLeavingProps) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      when && currentLocation.pathname !== nextLocation.pathname,
  );

  useEffect(() => {
    if (!when) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [when]);

  return (
    <Question
      opened={blocker.state === 'blocked'}
      title={title}
      no="Stay here"
      yes="Leave"
      onYes={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      <Text size="sm">{text}</Text>
    </Question>
  );
}
