import { Alert, Button, DataList, Group, Stack } from '@mantine/core';
import type { Credential } from '../../../api/types';
import { IconCheck } from '../../../components/icons';
import { LinkButton } from '../../../components/LinkButton';
import { isWorthNaming, readDraft } from '../../jobs/draft';
import { useCurrentUser } from '../../signin/api/useCurrentUser';
import { VerificationBadge } from './VerificationBadge';

interface SavedCardProps {
  credential: Credential;
  serviceName: string;
  onTest: () => void;
  onClose: () => void;
}

/** Says that the credentials were stored, and what can be done with them. */
export function SavedCard({ credential, serviceName, onTest, onClose }: SavedCardProps) {
  const { data: user } = useCurrentUser();
  const draft = user ? readDraft(user.id) : null;
  return (
    <Alert
      color="green"
      role="status"
      icon={<IconCheck />}
      title="Credentials Saved Successfully!"
      withCloseButton
      closeButtonLabel="Dismiss"
      onClose={onClose}
    >
      <Stack gap="sm">
        <DataList labelWidth={90} gap={6}>
          <DataList.Item>
            <DataList.ItemLabel>Service</DataList.ItemLabel>
            <DataList.ItemValue>{serviceName}</DataList.ItemValue>
          </DataList.Item>
          <DataList.Item>
            <DataList.ItemLabel>Label</DataList.ItemLabel>
            <DataList.ItemValue>{credential.label || '–'}</DataList.ItemValue>
          </DataList.Item>
          <DataList.Item>
            <DataList.ItemLabel>Status</DataList.ItemLabel>
            <DataList.ItemValue>
              <VerificationBadge credential={credential} />
            </DataList.ItemValue>
          </DataList.Item>
        </DataList>
        <Group>
          <LinkButton to={`/jobs/new?service=${credential.service_id}`} size="xs">
            {draft && isWorthNaming(draft) ? 'Go on with your job' : 'Submit a job'}
          </LinkButton>
          <Button size="xs" variant="default" onClick={onTest}>
            Test connection
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
