import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Job } from '../../../api/types';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useServiceParameters } from '../../services/api/useServiceParameters';
import { useCloneJob } from '../api/useCloneJob';
import { TermsFields } from './TermsFields';

/** A new job with the same files and parameters; nothing is uploaded again. */
export function RunAgain({ job, serviceName }: { job: Job; serviceName: string }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Run again
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title="Run this job again?">
        <Order job={job} serviceName={serviceName} onClose={() => setAsking(false)} />
      </Modal>
    </>
  );
}

interface OrderProps {
  job: Job;
  serviceName: string;
  onClose: () => void;
}

function Order({ job, serviceName, onClose }: OrderProps) {
  const navigate = useNavigate();
  const clone = useCloneJob(job.id);
  const terms = useServiceParameters(String(job.service_id)).data?.terms ?? [];
  const [name, setName] = useState(`${job.name} (again)`.slice(0, 200));
  const [accepted, setAccepted] = useState<string[]>([]);
  const complete = name.trim() !== '' && terms.every(({ id }) => accepted.includes(id));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        clone.mutate(
          { name: name.trim(), terms: accepted },
          { onSuccess: (made) => navigate(`/jobs/${made.id}`) },
        );
      }}
    >
      <Stack gap="md">
        {clone.isError && <ProblemAlert error={clone.error} />}
        <Text size="sm">
          A new job at {serviceName} with the same files and parameters. The files are not uploaded
          again.
        </Text>
        <TextInput
          label="Job name"
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {terms.length > 0 && (
          <TermsFields
            accepted={accepted}
            onChange={setAccepted}
            terms={terms}
            serviceName={serviceName}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
          <Button type="submit" loading={clone.isPending} disabled={!complete}>
            Submit job
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
