import { Button, Group, Modal, PasswordInput, Stack, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { toProblem } from '../../../api/problem';
import type { Credential } from '../../../api/types';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useUpdateCredential } from '../api/useUpdateCredential';
import { editSchema } from '../credentialForm';

interface EditCredentialDialogProps {
  credential: Credential;
  serviceName: string;
  onClose: () => void;
  onSaved: (credential: Credential) => void;
}

export function EditCredentialDialog({
  credential,
  serviceName,
  onClose,
  onSaved,
}: EditCredentialDialogProps) {
  const update = useUpdateCredential(credential.service_id);
  const form = useForm({
    initialValues: { label: credential.label ?? '', api_token: '' },
    validate: schemaResolver(editSchema, { sync: true }),
  });

  const submit = form.onSubmit(({ label, api_token }) => {
    const token = api_token.trim();
    update.mutate(
      { label: label.trim(), ...(token === '' ? {} : { api_token: token }) },
      { onSuccess: onSaved, onError: (error) => form.setErrors(toProblem(error).fieldErrors()) },
    );
  });

  return (
    <Modal opened onClose={onClose} title={`Update Credentials for ${serviceName}`} size="lg">
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          {update.isError && <ProblemAlert error={update.error} />}
          <TextInput label="Label" autoComplete="off" {...form.getInputProps('label')} />
          <PasswordInput
            label="API Token"
            description="Leave empty to keep the stored token. A new token has to be verified anew."
            autoComplete="off"
            data-autofocus
            {...form.getInputProps('api_token')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={update.isPending}>
              Save Credentials
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
