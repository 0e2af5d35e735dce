import { Button, Group, NumberInput, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Job } from '../../../api/types';
import { IconDownload } from '../../../components/icons';
import { Panel } from '../../../components/Panel';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useJobResults } from '../../jobs/api/useJobResults';
import { useExportLink } from '../api/useExportLink';

// Commas are left to the server: they stand in positions and in names of samples, too.
const words = (text: string) => text.split(/[\s;]+/).filter((word) => /[^,]/.test(word));
const number = (value: number | string) => (value === '' ? undefined : Number(value));

/** Saves the part of a job's imputed genotypes that is wanted as one VCF. */
export function ExportPanel({ job }: { job: Job }) {
  const results = useJobResults(job);
  const link = useExportLink(job.id);
  const form = useForm<{
    r2: number | string;
    maf: number | string;
    region: string;
    samples: string;
  }>({
    initialValues: { r2: '', maf: '', region: '', samples: '' },
  });
  const genotypes = results.data?.files.some((file) => file.result_type === 'imputed_genotypes');
  if (!genotypes) return null;

  const download = form.onSubmit(({ r2, maf, region, samples }) => {
    const regions = words(region);
    const chosen = words(samples);
    link.mutate(
      {
        min_r2: number(r2),
        min_maf: number(maf),
        region: regions.length > 0 ? regions : undefined,
        samples: chosen.length > 0 ? chosen : undefined,
      },
      {
        onSuccess: ({ download_url }) => {
          const anchor = document.createElement('a');
          anchor.href = download_url;
          anchor.download = '';
          anchor.click();
        },
      },
    );
  });

  return (
    <Panel title="Filtered VCF">
      <form onSubmit={download} aria-label="Filtered VCF">
        <Text size="sm" c="dimmed" mb="md">
          Imputed genotypes of all chromosomes as one block-gzipped VCF. Leave a field empty for no
          limit.
        </Text>
        {link.isError && <ProblemAlert error={link.error} />}
        <SimpleGrid cols={{ base: 1, sm: 2 }} my="md">
          <NumberInput
            label="Lowest R²"
            description="Imputation accuracy, 0 to 1"
            placeholder="0.8"
            min={0}
            max={1}
            step={0.1}
            {...form.getInputProps('r2')}
          />
          <NumberInput
            label="Lowest minor allele frequency"
            description="Among all samples of the job, 0 to 0.5"
            placeholder="0.01"
            min={0}
            max={0.5}
            step={0.01}
            {...form.getInputProps('maf')}
          />
          <TextInput
            label="Regions"
            description="Chromosomes or parts of them"
            placeholder="20:1,000,000-2,000,000, 21"
            {...form.getInputProps('region')}
          />
          <TextInput
            label="Samples"
            description="Names as in the input; allele counts are counted anew"
            placeholder="NA12878, NA12891"
            {...form.getInputProps('samples')}
          />
        </SimpleGrid>
        <Group justify="flex-end">
          <Button
            type="submit"
            variant="default"
            leftSection={<IconDownload size={16} />}
            loading={link.isPending}
          >
            Download VCF
          </Button>
        </Group>
      </form>
    </Panel>
  );
}
