import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { Credential } from '../../../api/types';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useDeleteCredential } from '../api/useDeleteCredential';

interface DeleteCredentialDialogProps {
  credential: Credential;
  serviceName: string;
  onClose: () => void;
}

export function DeleteCredentialDialog({
  credential,
  serviceName,
  onClose,
}: DeleteCredentialDialogProps) {
  const remove = useDeleteCredential(credential.service_id);
  return (
    <Modal opened onClose={onClose} title={`Delete the credentials for ${serviceName}?`}>
      <Stack gap="md">
        {remove.isError && <ProblemAlert error={remove.error} />}
        <Text size="sm">
          The stored token is erased here; it stays valid at {serviceName} until it expires or you
          revoke it there. Jobs that are still running at {serviceName} cannot go on without it.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep
          </Button>
          <Button
            color="red"
            loading={remove.isPending}
            onClick={() => remove.mutate(undefined, { onSuccess: onClose })}
          >
            Delete credentials
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
