import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { FilePage } from '../../../api/types';
import { Empty } from '../../../components/Empty';
import { formatBytes } from '../../../components/format';
import { Loaded } from '../../../components/Loaded';
import { Pager } from '../../../components/Pager';
import { RelativeTime } from '../../../components/RelativeTime';
import { SearchField } from '../../../components/SearchField';
import { useFiles } from '../api/useFiles';
import { nameAtServer } from '../chosen';

type Stored = FilePage['items'][number];

interface StoredFilesDialogProps {
  /** Names that the job has already. */
  taken: string[];
  onChoose: (files: Stored[]) => void;
  onClose: () => void;
}

const PAGE_SIZE = 8;

/** Inputs that were uploaded before, for another job. */
export function StoredFilesDialog({ taken, onChoose, onClose }: StoredFilesDialogProps) {
  const [q, setQ] = useState('');
  const [page, setPage] = useState(1);
  const [chosen, setChosen] = useState<Stored[]>([]);
  const files = useFiles({
    file_type: 'input',
    ...(q && { q }),
    page: page - 1,
    size: PAGE_SIZE,
  });
  const names = new Set([...taken, ...chosen.map(({ filename }) => filename)].map(nameAtServer));

  const choose = (file: Stored, wanted: boolean) =>
    setChosen(wanted ? [...chosen, file] : chosen.filter(({ id }) => id !== file.id));

  return (
    <Modal opened onClose={onClose} title="Choose from stored files" size="lg">
      <Stack gap="md">
        <Group role="search">
          <SearchField
            placeholder="Part of the name"
            value={q}
            onSearch={(text) => {
              setQ(text);
              setPage(1);
            }}
          />
        </Group>
        <Loaded query={files} lines={5}>
          {({ items, total }) =>
            items.length === 0 ? (
              <Empty
                title={q ? 'No input matches' : 'No inputs stored'}
                description="Inputs that you upload are listed here as long as they are kept."
              />
            ) : (
              <>
                <Stack component="ul" className="plain-list" gap="xs" aria-label="Stored inputs">
                  {items.map((file) => (
                    <StoredFile
                      key={file.id}
                      file={file}
                      chosen={chosen.some(({ id }) => id === file.id)}
                      isTaken={names.has(nameAtServer(file.filename))}
                      onChoose={(wanted) => choose(file, wanted)}
                    />
                  ))}
                </Stack>
                <Pager
                  total={total}
                  pageSize={PAGE_SIZE}
                  page={page}
                  onPage={setPage}
                  one="input"
                  many="inputs"
                />
              </>
            )
          }
        </Loaded>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            disabled={chosen.length === 0}
            onClick={() => {
              onChoose(chosen);
              onClose();
            }}
          >
            {chosen.length > 1 ? `Use ${chosen.length} files` : 'Use file'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface StoredFileProps {
  file: Stored;
  chosen: boolean;
  isTaken: boolean;
  onChoose: (wanted: boolean) => void;
}

function StoredFile({ file, chosen, isTaken, onChoose }: StoredFileProps) {
  return (
    <li>
      <Checkbox
        checked={chosen}
        disabled={isTaken && !chosen}
        onChange={(event) => onChoose(event.currentTarget.checked)}
        label={<span className="mono">{file.filename}</span>}
        description={
          <Text span inherit>
            {formatBytes(file.file_size)}, stored <RelativeTime at={file.created_at} />
            {isTaken && !chosen && '; the job has a file of this name'}
          </Text>
        }
      />
    </li>
  );
}
