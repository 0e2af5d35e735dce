import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FilePage, RetentionPolicy } from '../../../api/types';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useKeepFiles } from '../api/useKeepFiles';
import { named } from '../named';

interface KeepFilesProps {
  /** One or more, none of which is kept for good. */
  files: FilePage['items'];
  policy: RetentionPolicy;
}

const DAY = 86_400_000;
/** As a date field has it, in the reader's time zone. */
const dayOf = (instant: number) => {
  const there = new Date(instant);
  return new Date(instant - there.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};
const inDays = (days: number) => dayOf(Date.now() + days * DAY);
const endOf = (day: string) => new Date(`${day}T23:59:59`).toISOString();

/** Has files that would go kept until a day of their owner's choice. */
export function KeepFiles({ files, policy }: KeepFilesProps) {
  const [asking, setAsking] = useState(false);
  const [until, setUntil] = useState('');
  const keep = useKeepFiles();
  const one = files.length === 1;
  const earliest = inDays(1);
  // A day less, since the last one is not whole everywhere.
  const latest = inDays(policy.longest_keep_days - 1);
  const possible = until >= earliest && until <= latest;

  const ask = () => {
    const year = inDays(365);
    const asTheyAre = files.map(({ expires_at }) =>
      expires_at ? dayOf(Date.parse(expires_at)) : year,
    );
    const longer = [year, ...asTheyAre].sort().at(-1) ?? year;
    setUntil(longer < latest ? longer : latest);
    keep.reset();
    setAsking(true);
  };
  return (
    <>
      <Button size="compact-sm" variant="subtle" aria-label={`Keep ${named(files)}`} onClick={ask}>
        Keep
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={one ? 'Keep this file longer' : `Keep ${named(files)} longer`}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            keep.mutate(
              { ids: files.map(({ id }) => id), until: endOf(until) },
              { onSuccess: () => setAsking(false) },
            );
          }}
        >
          <Stack gap="md">
            {keep.isError && <ProblemAlert error={keep.error} />}
            {one && (
              <Text size="sm" className="mono">
                {named(files)}
              </Text>
            )}
            <TextInput
              type="date"
              label="Keep until"
              description={`At most until ${latest}; before that it can be kept on again.`}
              required
              min={earliest}
              max={latest}
              value={until}
              onChange={(event) => setUntil(event.currentTarget.value)}
              error={until !== '' && !possible && `Choose a day from ${earliest} to ${latest}`}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setAsking(false)}>
                Cancel
              </Button>
              <Button type="submit" disabled={!possible} loading={keep.isPending}>
                {one ? 'Keep file' : 'Keep files'}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
