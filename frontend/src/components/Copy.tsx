import { Button, type ButtonProps, CopyButton } from '@mantine/core';

/** A button that puts a text into the clipboard and says so. */
export function Copy({
  value,
  label = 'Copy',
  size = 'compact-sm',
}: {
  value: string;
  label?: string;
  size?: ButtonProps['size'];
}) {
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Button size={size} variant="default" onClick={copy}>
          {copied ? 'Copied' : label}
        </Button>
      )}
    </CopyButton>
  );
}
