import { Button } from '@mantine/core';
import type { ResultFile } from '../../../api/types';
import { formatBytes } from '../../../components/format';
import { IconDownload } from '../../../components/icons';
import type { useArchiveLink } from '../api/useArchiveLink';

/** Saves all results as one ZIP archive; the browser shows its progress and can go on after a break. */
export function DownloadAll({
  files,
  link,
}: {
  files: ResultFile[];
  link: ReturnType<typeof useArchiveLink>;
}) {
  const size = files.reduce((sum, file) => sum + file.file_size, 0);
  const download = () =>
    link.mutate(undefined, {
      onSuccess: ({ download_url, filename }) => {
        const anchor = document.createElement('a');
        anchor.href = download_url;
        anchor.download = filename;
        anchor.click();
      },
    });
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} />}
      loading={link.isPending}
      onClick={download}
      title="One ZIP archive with all results"
    >
      Download all ({formatBytes(size)})
    </Button>
  );
}
