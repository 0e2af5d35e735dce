import { Button, Group, Modal, PasswordInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { toProblem } from '../../../api/problem';
import type { Credential, ImputationService } from '../../../api/types';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useSaveCredential } from '../api/useSaveCredential';
import { addSchema } from '../credentialForm';
import { TokenInstructions } from './TokenInstructions';

interface AddCredentialDialogProps {
  /** The services that have no credential yet. */
  services: ImputationService[];
  serviceId: string | null;
  onClose: () => void;
  onSaved: (credential: Credential) => void;
}

export function AddCredentialDialog({
  services,
  serviceId,
  onClose,
  onSaved,
}: AddCredentialDialogProps) {
  const save = useSaveCredential();
  const form = useForm({
    initialValues: { service_id: serviceId, label: '', api_token: '' },
    validate: schemaResolver(addSchema, { sync: true }),
  });
  const service = services.find(({ id }) => String(id) === form.values.service_id);

  const submit = form.onSubmit((values) =>
    save.mutate(
      {
        service_id: Number(values.service_id),
        api_token: values.api_token.trim(),
        label: values.label.trim() || undefined,
      },
      { onSuccess: onSaved, onError: (error) => form.setErrors(toProblem(error).fieldErrors()) },
    ),
  );

  return (
    <Modal opened onClose={onClose} title="Add Service Credentials" size="lg">
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          {save.isError && <ProblemAlert error={save.error} />}
          <Select
            label="Service"
            placeholder="Choose a service"
            data={services.map(({ id, name }) => ({ value: String(id), label: name }))}
            allowDeselect={false}
            data-autofocus={serviceId === null || undefined}
            {...form.getInputProps('service_id')}
          />
          {service && (
            <div>
              <Text size="sm" fw={600} mb={4}>
                How to get a token from {service.name}
              </Text>
              <TokenInstructions service={service} />
            </div>
          )}
          <TextInput
            label="Label"
            description="A name by which you know this account. You may leave it empty."
            placeholder={service ? `My ${service.name} account` : undefined}
            autoComplete="off"
            {...form.getInputProps('label')}
          />
          <PasswordInput
            label="API Token"
            autoComplete="off"
            data-autofocus={serviceId !== null || undefined}
            {...form.getInputProps('api_token')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={save.isPending}>
              Save Credentials
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
