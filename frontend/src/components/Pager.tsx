import { Group, Pagination, Text } from '@mantine/core';

interface PagerProps {
  total: number;
  pageSize: number;
  /** Counted from one, as people do. */
  page: number;
  onPage: (page: number) => void;
  /** What is counted: one of them, and several. */
  one: string;
  many: string;
}

/** How many there are and, where they do not fit on one page, the way to the others. */
export function Pager({ total, pageSize, page, onPage, one, many }: PagerProps) {
  return (
    <Group justify="space-between">
      <Text size="sm" c="dimmed" role="status">
        {total} {total === 1 ? one : many}
      </Text>
      {total > pageSize && (
        <Pagination
          total={Math.ceil(total / pageSize)}
          value={page}
          onChange={onPage}
          getControlProps={(control) => ({ 'aria-label': `${control} page` })}
          getItemProps={(item) => ({ 'aria-label': `Page ${item}` })}
          aria-label={`Pages of ${many}`}
        />
      )}
    </Group>
  );
}
