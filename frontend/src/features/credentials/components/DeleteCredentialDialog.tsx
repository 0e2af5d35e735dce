import { Text } from '@mantine/core';
import type { Credential } from '../../../api/types';
import { Question } from '../../../components/Question';
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
    <Question
      opened
      title={`Delete the credentials for ${serviceName}?`}
      no="Keep"
      yes="Delete credentials"
      color="red"
      doing={remove}
      onYes={() => remove.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Text size="sm">
        The stored token is erased here; it stays valid at {serviceName} until it expires or you
        revoke it there. Jobs that are still running at {serviceName} cannot go on without it.
      </Text>
    </Question>
  );
}
