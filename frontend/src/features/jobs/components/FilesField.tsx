import { ActionIcon, Button, Group, Input, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useRef, useState } from 'react';
import { formatBytes } from '../../../components/format';
import { IconCross, IconFile, IconUpload } from '../../../components/icons';
import { addFiles, isCompressedVcf } from '../jobForm';

interface FilesFieldProps {
  files: File[];
  onChange: (files: File[]) => void;
  error?: React.ReactNode;
}

/** The input VCF files: dropped or chosen, one per chromosome or all in one. */
export function FilesField({ files, onChange, error }: FilesFieldProps) {
  const open = useRef<() => void>(null);
  const [refused, setRefused] = useState<string[]>([]);
  const total = files.reduce((sum, file) => sum + file.size, 0);

  return (
    <Input.Wrapper
      label="Input files"
      labelElement="div"
      description="Block-compressed VCF (.vcf.gz), one file or one per chromosome."
      inputWrapperOrder={['label', 'description', 'input', 'error']}
      error={error}
      errorProps={{ role: 'alert' }}
    >
      <Stack gap="xs" mt={6}>
        <Dropzone
          onDrop={(added) => {
            setRefused([]);
            onChange(addFiles(files, added));
          }}
          onReject={(rejections) => setRefused(rejections.map(({ file }) => file.name))}
          validator={(file) =>
            isCompressedVcf(file) ? null : { code: 'not-vcf-gz', message: 'Not a .vcf.gz file' }
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
          </Group>
        </Dropzone>
        {refused.length > 0 && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            Not added, because only .vcf.gz files are read: {refused.join(', ')}. Compress with
            bgzip first.
          </Text>
        )}
        {files.length > 0 && (
          <Stack component="ul" className="plain-list" gap={4} aria-label="Chosen files">
            {files.map((file) => (
              <Group component="li" key={file.name} gap="xs" wrap="nowrap">
                <IconFile />
                <Text size="sm" className="mono" flex={1}>
                  {file.name}
                </Text>
                <Text size="sm" c="dimmed">
                  {formatBytes(file.size)}
                </Text>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Remove ${file.name}`}
                  onClick={() => onChange(files.filter(({ name }) => name !== file.name))}
                >
                  <IconCross size={14} />
                </ActionIcon>
              </Group>
            ))}
            {files.length > 1 && (
              <Text component="li" size="sm" c="dimmed">
                {files.length} files, {formatBytes(total)}
              </Text>
            )}
          </Stack>
        )}
      </Stack>
    </Input.Wrapper>
  );
}
