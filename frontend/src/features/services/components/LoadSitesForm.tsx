import { Button, FileInput, Group, Progress, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { ApiProblem } from '../../../api/problem';
import { resumableUpload } from '../../../api/resumableUpload';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { type SiteListOrder, useLoadPanelSites } from '../api/usePanelSites';

interface LoadSitesFormProps {
  panelId: number;
  build: string | null;
}

/** Uploads a list as any other file, then has it read. */
export function LoadSitesForm({ panelId, build }: LoadSitesFormProps) {
  const load = useLoadPanelSites(panelId);
  const [percent, setPercent] = useState<number | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const form = useForm({
    initialValues: { file: null as File | null, build: build ?? 'hg38', chromosome: '' },
    validate: { file: (file) => (file === null ? 'Choose a list' : null) },
  });
  const submit = form.onSubmit(({ file, build: chosen, chromosome }) => {
    if (!file) return;
    setProblem(null);
    setPercent(0);
    resumableUpload(file, {
      onProgress: (sent) => setPercent(Math.floor((100 * sent) / Math.max(1, file.size))),
      onError: (error) => {
        setPercent(null);
        setProblem(error);
      },
      onDone: (file_id) => {
        setPercent(null);
        load.mutate({
          file_id,
          build: chosen as SiteListOrder['build'],
          chromosome: chromosome.trim() || undefined,
        });
      },
    });
  });
  return (
    <form noValidate onSubmit={submit} aria-label="Load a list of sites">
      <Stack gap="sm">
        {problem && <ProblemAlert error={problem} />}
        {load.isError && <ProblemAlert error={load.error} />}
        <FileInput
          label="List of sites"
          description="A VCF of sites or a legend (id position a0 a1), packed or not, sorted. Chromosomes in it take the place of those that are there."
          placeholder="Choose a file"
          required
          {...form.getInputProps('file')}
        />
        <Group grow align="flex-start">
          <Select
            label="Genome build"
            data={['hg19', 'hg38']}
            allowDeselect={false}
            {...form.getInputProps('build')}
          />
          <TextInput
            label="Chromosome"
            description="Only for a legend that doesn’t say it."
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            {...form.getInputProps('chromosome')}
          />
        </Group>
        {percent !== null && <Progress value={percent} aria-label="Upload of the list" />}
        <Group justify="flex-end">
          <Button type="submit" loading={percent !== null || load.isPending}>
            Load sites
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
