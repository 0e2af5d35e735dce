import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Job } from '../../../api/types';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useDeleteJob } from '../api/useDeleteJob';

export function DeleteJob({ job }: { job: Job }) {
  const [asking, setAsking] = useState(false);
  const deletion = useDeleteJob(job.id);
  const navigate = useNavigate();
  return (
    <>
      <Button variant="light" color="red" onClick={() => setAsking(true)}>
        Delete job
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title="Delete this job?">
        <Stack gap="md">
          {deletion.isError && <ProblemAlert error={deletion.error} />}
          <Text size="sm">
            “{job.name}”, its history, all its results and those of its inputs that no other job
            uses are deleted. Nobody can bring them back.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
              Keep job
            </Button>
            <Button
              color="red"
              loading={deletion.isPending}
              onClick={() => deletion.mutate(undefined, { onSuccess: () => navigate('/jobs') })}
            >
              Yes, delete job
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
