import { Button, Group, Modal, NumberInput, Stack, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { toProblem } from '../../../api/problem';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useAddPanel } from '../api/usePanelChanges';

interface PanelDialogProps {
  serviceId: number;
  onClose: () => void;
}

/** A panel stated by hand, for servers that list none. */
export function PanelDialog({ serviceId, onClose }: PanelDialogProps) {
  const add = useAddPanel(serviceId);
  const form = useForm({
    initialValues: {
      key: '',
      name: '',
      build: 'hg38',
      populations: [] as string[],
      sample_count: '' as number | '',
    },
    validate: {
      key: (value) => (value.trim() === '' ? 'What the server wants to hear' : null),
      name: (value) => (value.trim() === '' ? 'Give the panel a name' : null),
    },
  });
  const submit = form.onSubmit(({ populations, sample_count, ...values }) =>
    add.mutate(
      {
        key: values.key.trim(),
        name: values.name.trim(),
        build: values.build.trim() || undefined,
        populations: populations.map((key) => ({ key, name: key.toUpperCase() })),
        sample_count: sample_count === '' ? undefined : sample_count,
      },
      { onSuccess: onClose, onError: (error) => form.setErrors(toProblem(error).fieldErrors()) },
    ),
  );
  return (
    <Modal opened onClose={onClose} title="Add a reference panel">
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          {add.isError && <ProblemAlert error={add.error} />}
          <TextInput
            label="Key"
            description="What is sent to the server to choose it."
            required
            data-autofocus
            {...form.getInputProps('key')}
          />
          <TextInput label="Name" required {...form.getInputProps('name')} />
          <TextInput label="Genome build" {...form.getInputProps('build')} />
          <TagsInput label="Populations" {...form.getInputProps('populations')} />
          <NumberInput label="Samples" min={1} {...form.getInputProps('sample_count')} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={add.isPending}>
              Add panel
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
