import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FilePage, RetentionPolicy } from '../../../api/types';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useKeepFile } from '../api/useKeepFile';

interface KeepFileProps {
  file: FilePage['items'][number];
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

/** Has a file that would go kept until a day of its owner's choice. */
export function KeepFile({ file, policy }: KeepFileProps) {
  const [asking, setAsking] = useState(false);
  const [until, setUntil] = useState('');
  const keep = useKeepFile(file.id);
  const earliest = inDays(1);
  // A day less, since the last one is not whole everywhere.
  const latest = inDays(policy.longest_keep_days - 1);
  const possible = until >= earliest && until <= latest;

  const ask = () => {
    const year = inDays(365);
    const asItIs = file.expires_at ? dayOf(Date.parse(file.expires_at)) : year;
    const longer = asItIs > year ? asItIs : year;
    setUntil(longer < latest ? longer : latest);
    keep.reset();
    setAsking(true);
  };
  return (
    <>
      <Button size="compact-sm" variant="subtle" aria-label={`Keep ${file.filename}`} onClick={ask}>
        Keep
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title="Keep this file longer">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            keep.mutate(endOf(until), { onSuccess: () => setAsking(false) });
          }}
        >
          <Stack gap="md">
            {keep.isError && <ProblemAlert error={keep.error} />}
            <Text size="sm" className="mono">
              {file.filename}
            </Text>
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
                Keep file
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
