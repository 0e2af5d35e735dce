import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Job } from '../../../api/types';
import { Question } from '../../../components/Question';
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
      <Question
        opened={asking}
        title="Delete this job?"
        no="Keep job"
        yes="Yes, delete job"
        color="red"
        doing={deletion}
        onYes={() => deletion.mutate(undefined, { onSuccess: () => navigate('/jobs') })}
        onClose={() => setAsking(false)}
      >
        <Text size="sm">
          “{job.name}”, its history, all its results and those of its inputs that no other job uses
          are deleted. Nobody can bring them back.
        </Text>
      </Question>
    </>
  );
}
