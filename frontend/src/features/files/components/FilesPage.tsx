import { Button, Card, Group, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Empty } from '../../../components/Empty';
import { LinkButton } from '../../../components/LinkButton';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Pager } from '../../../components/Pager';
import { SearchField } from '../../../components/SearchField';
import { useFiles } from '../api/useFiles';
import {
  type FileListState,
  PAGE_SIZE,
  readFileListState,
  toFileQuery,
  writeFileListState,
} from '../fileListState';
import { ChosenFiles } from './ChosenFiles';
import { FileTable } from './FileTable';
import { RetentionPanel } from './RetentionPanel';
import { UnfinishedUploads } from './UnfinishedUploads';
import { UsagePanel } from './UsagePanel';

const KINDS = [
  { value: 'all', label: 'All' },
  { value: 'input', label: 'Inputs' },
  { value: 'output', label: 'Results' },
];

/** Everything that the user has stored here. */
export function FilesPage() {
  const [search, setSearch] = useSearchParams();
  const [chosen, setChosen] = useState(new Set<string>());
  const state = readFileListState(search);
  const files = useFiles(toFileQuery(state));

  // What is no longer seen is no longer chosen, and a changed filter or order starts at the first page.
  const change = (part: Partial<FileListState>) => {
    setChosen(new Set());
    setSearch(writeFileListState({ ...state, page: 1, ...part }), { replace: true });
  };
  const choose = (ids: string[], wanted: boolean) =>
    setChosen((now) => {
      const next = new Set(now);
      for (const id of ids) wanted ? next.add(id) : next.delete(id);
      return next;
    });

  return (
    <Page title="Files">
      <UsagePanel />
      <RetentionPanel />
      <UnfinishedUploads />
      <Card withBorder padding="lg">
        <Stack gap="md">
          <Group role="search" gap="sm" align="flex-end">
            <SearchField
              placeholder="Part of the name"
              value={state.q}
              onSearch={(q) => change({ q })}
            />
            <SegmentedControl
              data={KINDS}
              value={state.kind}
              onChange={(kind) => change({ kind: kind as FileListState['kind'] })}
              aria-label="Kind of files"
            />
          </Group>
          <Loaded query={files} lines={8}>
            {({ items, total }) =>
              items.length === 0 ? (
                <NoFiles
                  filtered={state.q !== '' || state.kind !== 'all' || state.page > 1}
                  onAll={() => change({ q: '', kind: 'all' })}
                />
              ) : (
                <>
                  <ChosenFiles
                    files={items.filter(({ id }) => chosen.has(id))}
                    onNone={() => setChosen(new Set())}
                  />
                  <FileTable
                    files={items}
                    chosen={chosen}
                    onChoose={choose}
                    sort={state.sort}
                    onSort={(sort) => change({ sort })}
                  />
                  <Pager
                    total={total}
                    pageSize={PAGE_SIZE}
                    page={state.page}
                    onPage={(page) => change({ page })}
                    one="file"
                    many="files"
                  />
                </>
              )
            }
          </Loaded>
        </Stack>
      </Card>
    </Page>
  );
}

function NoFiles({ filtered, onAll }: { filtered: boolean; onAll: () => void }) {
  return filtered ? (
    <Empty
      title="No file matches"
      description="Nothing fits the kind and the search."
      action={
        <Button variant="default" onClick={onAll}>
          Show all files
        </Button>
      }
    />
  ) : (
    <Empty
      title="No files here"
      description="Inputs that you upload and results of your jobs are listed here."
      action={<LinkButton to="/jobs/new">Start a job</LinkButton>}
    />
  );
}
