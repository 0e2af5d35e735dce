import { Button, Group, Input, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { type ReactNode, useRef, useState } from 'react';
import { IconUpload } from '../../../components/icons';
import type { UploadState, Uploads } from '../api/useUploads';
import type { Replacement } from '../chosen';
import { isVcf } from '../inputFile';
import { ReplaceQuestion } from './ReplaceQuestion';
import { StoredFilesDialog } from './StoredFilesDialog';
import { UploadList } from './UploadList';

interface FilesFieldProps {
  uploads: Uploads;
  error?: ReactNode;
  /** What is to be said about a file below its progress. */
  details?: (upload: UploadState) => ReactNode;
}

/** The input VCF files: dropped or chosen, one per chromosome or all in one; each is uploaded at once. */
export function FilesField({ uploads, error, details }: FilesFieldProps) {
  const open = useRef<() => void>(null);
  const [refused, setRefused] = useState<string[]>([]);
  const [twice, setTwice] = useState<string[]>([]);
  const [disputed, setDisputed] = useState<Replacement[]>([]);
  const [isChoosing, setChoosing] = useState(false);

  const add = (files: File[]) => {
    const added = uploads.add(files);
    setTwice(added.twice);
    setDisputed(added.disputed);
  };

  return (
    <Input.Wrapper
      label="Input files"
      labelElement="div"
      description="VCF, one file or one per chromosome; best block-compressed (.vcf.gz), else it is packed so when it has arrived. Uploads go on where they stopped: after a lost connection by themselves, after closing the page when you choose the same file again."
      inputWrapperOrder={['label', 'description', 'input', 'error']}
      error={error}
      errorProps={{ role: 'alert' }}
    >
      <Stack gap="xs" mt={6}>
        <Dropzone
          onDrop={add}
          onDropAny={(_, rejections) => {
            setRefused(rejections.map(({ file }) => file.name));
            setTwice([]);
          }}
          validator={(file) =>
            isVcf(file) ? null : { code: 'not-vcf', message: 'Not a VCF file' }
          }
          inputProps={{ 'aria-label': 'Input files' }}
          openRef={open}
          activateOnClick={false}
          activateOnKeyboard={false}
          enablePointerEvents
          tabIndex={-1}
          p="lg"
        >
          <Group justify="center" gap="md" mih={64}>
            <IconUpload size={28} />
            <Text fw={600}>Drop VCF files here, or</Text>
            <Button variant="default" onClick={() => open.current?.()}>
              Choose files
            </Button>
            <Button variant="subtle" onClick={() => setChoosing(true)}>
              Choose from stored files
            </Button>
          </Group>
        </Dropzone>
        {refused.length > 0 && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            Not added, because only VCF files (.vcf.gz, .vcf.bgz or .vcf) are read:{' '}
            {refused.join(', ')}.
          </Text>
        )}
        {twice.length > 0 && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            Not added, because servers get files by name and each name can be there once:{' '}
            {twice.join(', ')}. The first of that name was kept.
          </Text>
        )}
        {uploads.all.length > 0 && <UploadList uploads={uploads} details={details} />}
      </Stack>
      <ReplaceQuestion
        disputed={disputed}
        onYes={() => disputed.forEach(uploads.swap)}
        onClose={() => setDisputed([])}
      />
      {isChoosing && (
        <StoredFilesDialog
          taken={uploads.all.map(({ file }) => file.name)}
          onChoose={uploads.addStored}
          onClose={() => setChoosing(false)}
        />
      )}
    </Input.Wrapper>
  );
}
