import { Anchor, Button, List, Stack, Text } from '@mantine/core';
import type { Job, Methods } from '../../../api/types';
import { Copy } from '../../../components/Copy';
import { IconDownload } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useCrate, useMethods } from '../api/useMethods';

/** What a paper says about a completed job: the paragraph, its references, and the record for machines. */
export function CiteJob({ job }: { job: Job }) {
  return job.status === 'completed' ? <Citation id={job.id} /> : null;
}

function Citation({ id }: { id: string }) {
  const methods = useMethods(id);
  const crate = useCrate(id);
  const save = () =>
    crate.mutate(undefined, {
      onSuccess: (blob) => {
        const url = URL.createObjectURL(blob as unknown as Blob);
        const anchor = document.createElement('a');
        anchor.href = url;
        anchor.download = 'ro-crate-metadata.json';
        anchor.click();
        URL.revokeObjectURL(url);
      },
    });
  return (
    <Panel
      title="Cite this job"
      actions={
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          loading={crate.isPending}
          onClick={save}
          title="Files with checksums, parameters, terms and times, for machines"
        >
          RO-Crate
        </Button>
      }
    >
      {crate.isError && <ProblemAlert error={crate.error} />}
      <Loaded query={methods}>{(found) => <Paragraph methods={found} />}</Loaded>
    </Panel>
  );
}

function Paragraph({ methods: { text, references } }: { methods: Methods }) {
  const whole = [text, '', ...references.map((r) => `${r.number}. ${r.text}`)].join('\n');
  return (
    <Stack gap="sm">
      <Text>{text}</Text>
      <div>
        <Copy label="Copy with references" value={whole} />{' '}
        {references.length > 0 && (
          <Copy label="Copy BibTeX" value={references.map((r) => r.bibtex).join('\n\n')} />
        )}
      </div>
      {references.length === 0 ? (
        <Text size="sm">No references are known for this service and panel.</Text>
      ) : (
        <List type="ordered" size="sm" aria-label="References">
          {references.map((r) => (
            <List.Item key={r.doi}>
              {r.authors.join(', ')}
              {r.and_others && ', et al'}. {r.title}. {r.journal} {r.year}.{' '}
              <Anchor href={r.url} target="_blank" rel="noreferrer" size="sm" underline="always">
                {r.doi}
              </Anchor>
            </List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}
