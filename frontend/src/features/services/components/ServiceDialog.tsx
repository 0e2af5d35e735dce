import {
  Button,
  Checkbox,
  Group,
  Modal,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { toProblem } from '../../../api/problem';
import type { ImputationService } from '../../../api/types';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useAddService, useChangeService } from '../api/useSaveService';
import {
  emptyServiceForm,
  formOf,
  type ServiceFormValues,
  serviceFormSchema,
  toAddRequest,
  toChangeRequest,
} from '../serviceForm';

const KINDS = [
  { value: 'michigan', label: 'Michigan Imputation Server API (Cloudgene)' },
  { value: 'wes', label: 'GA4GH WES' },
];

const SETTINGS_HELP = {
  michigan:
    'One a line, name = value. None is needed: the application is found by itself. “app” chooses another one, “dialect = simple” the simplified API.',
  wes: 'One a line, name = value. “workflow_url” is needed; “workflow_type”, “workflow_params” and “input_mode” are usual.',
};

interface ServiceDialogProps {
  /** The service to be changed; a new one is added without. */
  service?: ImputationService;
  onClose: () => void;
  onSaved: (service: ImputationService) => void;
}

export function ServiceDialog({ service, onClose, onSaved }: ServiceDialogProps) {
  const add = useAddService();
  const change = useChangeService(String(service?.id ?? ''));
  const form = useForm<ServiceFormValues>({
    initialValues: service ? formOf(service) : emptyServiceForm,
    validate: schemaResolver(serviceFormSchema, { sync: true }),
  });
  const saving = service ? change : add;
  const after = {
    onSuccess: onSaved,
    onError: (error: Error) => form.setErrors(toProblem(error).fieldErrors()),
  };
  const submit = form.onSubmit((values) =>
    service
      ? change.mutate(toChangeRequest(values), after)
      : add.mutate(toAddRequest(values), after),
  );

  return (
    <Modal
      opened
      onClose={onClose}
      title={service ? `Change ${service.name}` : 'Add a service'}
      size="lg"
    >
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          {saving.isError && <ProblemAlert error={saving.error} />}
          <TextInput label="Name" required data-autofocus {...form.getInputProps('name')} />
          <Textarea
            label="Description"
            autosize
            minRows={2}
            {...form.getInputProps('description')}
          />
          <Select
            label="Protocol"
            allowDeselect={false}
            disabled={service !== undefined}
            data={KINDS}
            {...form.getInputProps('api_type')}
          />
          <TextInput
            label="Base URL"
            description="As people open it in the browser, without /api."
            placeholder="https://imputation.example.org"
            required
            {...form.getInputProps('base_url')}
          />
          <Textarea
            label="Settings"
            description={SETTINGS_HELP[form.values.api_type]}
            autosize
            minRows={2}
            className="mono"
            {...form.getInputProps('api_config')}
          />
          <TagsInput
            label="Genome builds"
            description="Of the researchers’ files; what the server lists goes before this."
            data={['hg19', 'hg38']}
            {...form.getInputProps('supported_builds')}
          />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <NumberInput
              label="Longest run (hours)"
              description="0 means no limit."
              min={0}
              {...form.getInputProps('max_running_hours')}
            />
            <NumberInput
              label="Ask for news every (seconds)"
              description="Grows to five minutes while nothing changes."
              min={1}
              {...form.getInputProps('poll_interval_seconds')}
            />
          </SimpleGrid>
          <Checkbox
            label="May be inside this network"
            description="Without this, a name that leads to a private address is never connected to."
            {...form.getInputProps('allow_private_addresses', { type: 'checkbox' })}
          />
          {service && (
            <Checkbox
              label="In use"
              description="Out of use, it takes no new jobs; those on their way are followed to their end."
              {...form.getInputProps('is_active', { type: 'checkbox' })}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={saving.isPending}>
              {service ? 'Save' : 'Add service'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
