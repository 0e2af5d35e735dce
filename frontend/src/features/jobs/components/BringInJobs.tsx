import { Button, Checkbox, Group, Modal, PasswordInput, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useCredentials } from '../../credentials/api/useCredentials';
import { useAdoptJobs } from '../api/useAdoptJobs';
import { useRemoteJobs } from '../api/useRemoteJobs';

const MOST_AT_ONCE = 100;

/** Has the platform follow jobs that the researcher submitted on a service's own page. */
export function BringInJobs({ serviceName }: { serviceName: (id: number) => string }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        Bring in jobs
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title="Bring in jobs submitted elsewhere"
        size="lg"
      >
        <Choice serviceName={serviceName} onClose={() => setOpened(false)} />
      </Modal>
    </>
  );
}

interface ChoiceProps {
  serviceName: (id: number) => string;
  onClose: () => void;
}

function Choice({ serviceName, onClose }: ChoiceProps) {
  const credentials = useCredentials();
  const [service, setService] = useState<number | null>(null);
  const [chosen, setChosen] = useState<string[]>([]);
  const [password, setPassword] = useState('');
  const remote = useRemoteJobs(service);
  const adopt = useAdoptJobs();

  const bringIn = (serviceId: number) =>
    adopt.mutate(
      {
        service_id: serviceId,
        jobs: chosen.map((id) => ({
          external_job_id: id,
          name: remote.data?.jobs.find((job) => job.external_job_id === id)?.name || id,
          ...(password !== '' && { archive_password: password }),
        })),
      },
      { onSuccess: onClose },
    );

  return (
    <Stack gap="md">
      {adopt.isError && <ProblemAlert error={adopt.error} />}
      <Select
        label="Service"
        description="Services that you have stored a credential for"
        data={(credentials.data ?? []).map(({ service_id }) => ({
          value: String(service_id),
          label: serviceName(service_id),
        }))}
        value={service === null ? null : String(service)}
        onChange={(value) => {
          setService(value === null ? null : Number(value));
          setChosen([]);
        }}
      />
      {service !== null && (
        <Loaded query={remote}>
          {({ jobs }) => {
            const elsewhere = jobs.filter((job) => !job.started_here);
            return elsewhere.length === 0 ? (
              <Empty
                title="Nothing to bring in"
                description="Your account there has no job that was not started here."
              />
            ) : (
              <Checkbox.Group
                label="Your jobs there"
                description={`Results are fetched once, as with jobs started here. At most ${MOST_AT_ONCE} at once.`}
                value={chosen}
                onChange={(ids) => setChosen(ids.slice(0, MOST_AT_ONCE))}
              >
                <Stack gap="xs" mt="xs" mah={280} style={{ overflowY: 'auto' }}>
                  {elsewhere.map((job) => (
                    <Checkbox
                      key={job.external_job_id}
                      value={job.external_job_id}
                      label={`${job.name || job.external_job_id} (${job.state})`}
                    />
                  ))}
                </Stack>
              </Checkbox.Group>
            );
          }}
        </Loaded>
      )}
      {chosen.length > 0 && (
        <PasswordInput
          label="Archive password"
          description="The one the service has mailed, if their results are encrypted. Without it they cannot be opened."
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="off"
        />
      )}
      <Group justify="space-between">
        <Text size="sm" c="dimmed" role="status">
          {chosen.length} chosen
        </Text>
        <Button
          loading={adopt.isPending}
          disabled={service === null || chosen.length === 0}
          onClick={() => service !== null && bringIn(service)}
        >
          Bring in
        </Button>
      </Group>
    </Stack>
  );
}
