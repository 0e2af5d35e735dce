import { Button, Table, Text } from '@mantine/core';
import type { MouseEvent } from 'react';
import type { Job, ResultFile } from '../../../api/types';
import { Empty } from '../../../components/Empty';
import { formatBytes } from '../../../components/format';
import { IconDownload } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { WideTable } from '../../../components/WideTable';
import { useArchiveLink } from '../api/useArchiveLink';
import { useJobResults } from '../api/useJobResults';
import { resultGroups } from '../resultGroups';
import { DownloadAll } from './DownloadAll';
import { ResultsKept } from './ResultsKept';

/** The files that an ended job left, each with its download. */
export function ResultsPanel({ job }: { job: Job }) {
  const results = useJobResults(job);
  const archive = useArchiveLink(job.id);
  const files = results.data?.files ?? [];
  if (job.status !== 'completed' && files.length === 0) return null;

  const download = async (event: MouseEvent, file: ResultFile) => {
    if (Date.parse(file.expires_at) > Date.now()) return;
    // The page slept past the link's end: fetch new links, then go where the click wanted to.
    event.preventDefault();
    const { data } = await results.refetch();
    const renewed = data?.files.find(({ id }) => id === file.id);
    if (renewed) window.location.assign(renewed.download_url);
  };

  return (
    <Panel
      title="Results"
      actions={files.length > 0 && <DownloadAll files={files} link={archive} />}
    >
      {archive.isError && <ProblemAlert error={archive.error} />}
      <Loaded query={results}>
        {() =>
          files.length === 0 ? (
            <Empty title="No files" description="This job left no result files." />
          ) : (
            <>
              <ResultsKept jobId={job.id} />
              <WideTable label="Result files" minWidth={520}>
                <Table verticalSpacing="sm" aria-label="Result files">
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>File</Table.Th>
                      <Table.Th ta="right">Size</Table.Th>
                      <Table.Th>
                        <span className="visually-hidden">Download</span>
                      </Table.Th>
                      <Table.Th>SHA-256</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  {resultGroups(files).map((group) => (
                    <Table.Tbody key={group.name}>
                      <Table.Tr>
                        <Table.Th colSpan={4} scope="rowgroup">
                          {group.name}
                        </Table.Th>
                      </Table.Tr>
                      {group.files.map((file) => (
                        <Table.Tr key={file.id}>
                          <Table.Td className="mono">{file.filename}</Table.Td>
                          <Table.Td ta="right">{formatBytes(file.file_size)}</Table.Td>
                          <Table.Td>
                            <Button
                              component="a"
                              href={file.download_url}
                              download={file.filename}
                              size="xs"
                              variant="light"
                              leftSection={<IconDownload size={14} />}
                              aria-label={`Download ${file.filename}`}
                              onClick={(event) => download(event, file)}
                            >
                              Download
                            </Button>
                          </Table.Td>
                          <Table.Td>
                            {file.sha256 && (
                              <Text span size="sm" className="mono" title={file.sha256}>
                                {file.sha256.slice(0, 12)}…
                              </Text>
                            )}
                          </Table.Td>
                        </Table.Tr>
                      ))}
                    </Table.Tbody>
                  ))}
                </Table>
              </WideTable>
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}
