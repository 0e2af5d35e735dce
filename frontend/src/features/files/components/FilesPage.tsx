import { Card, Group, Pagination, SegmentedControl, Stack, Text } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { Empty } from '../../../components/Empty';
import { LinkButton } from '../../../components/LinkButton';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { useFiles } from '../api/useFiles';
import { FileTable } from './FileTable';
import { RetentionPanel } from './RetentionPanel';
import { UnfinishedUploads } from './UnfinishedUploads';
import { UsagePanel } from './UsagePanel';

const PAGE_SIZE = 25;
const KINDS = [
  { value: 'all', label: 'All' },
  { value: 'input', label: 'Inputs' },
  { value: 'output', label: 'Results' },
];

/** Everything that the user has stored here. */
export function FilesPage() {
  const [search, setSearch] = useSearchParams();
  const kind = search.get('kind') ?? 'all';
  const page = Math.max(1, Number(search.get('page')) || 1);
  const files = useFiles({
    page: page - 1,
    size: PAGE_SIZE,
    ...(kind === 'input' || kind === 'output' ? { file_type: kind } : {}),
  });

  return (
    <Page title="Files">
      <UsagePanel />
      <RetentionPanel />
      <UnfinishedUploads />
      <Card withBorder padding="lg">
        <Stack gap="md">
          <SegmentedControl
            data={KINDS}
            value={kind}
            onChange={(value) => setSearch(value === 'all' ? {} : { kind: value })}
            aria-label="Kind of files"
            w="fit-content"
          />
          <Loaded query={files} lines={8}>
            {({ items, total }) =>
              items.length === 0 ? (
                <Empty
                  title="No files here"
                  description="Inputs that you upload and results of your jobs are listed here."
                  action={<LinkButton to="/jobs/new">Start a job</LinkButton>}
                />
              ) : (
                <>
                  <FileTable files={items} />
                  <Group justify="space-between">
                    <Text size="sm" c="dimmed" role="status">
                      {total} {total === 1 ? 'file' : 'files'}
                    </Text>
                    {total > PAGE_SIZE && (
                      <Pagination
                        total={Math.ceil(total / PAGE_SIZE)}
                        value={page}
                        onChange={(next) =>
                          setSearch({ ...(kind === 'all' ? {} : { kind }), page: String(next) })
                        }
                        getControlProps={(control) => ({ 'aria-label': `${control} page` })}
                        getItemProps={(item) => ({ 'aria-label': `Page ${item}` })}
                        aria-label="Pages of files"
                      />
                    )}
                  </Group>
                </>
              )
            }
          </Loaded>
        </Stack>
      </Card>
    </Page>
  );
}
