import { Table, UnstyledButton } from '@mantine/core';

interface SortHeaderProps {
  column: string;
  label: string;
  /** The order of the table: "column,asc" or "column,desc". */
  sort: string;
  onSort: (sort: string) => void;
  /** Which way it is sorted at first; dates best start with the newest, words with A. */
  first?: 'asc' | 'desc';
}

/** The head of a column by which a table can be sorted; a second click turns the order round. */
export function SortHeader({ column, label, sort, onSort, first = 'asc' }: SortHeaderProps) {
  const [sorted, direction] = sort.split(',');
  const isSorted = sorted === column;
  const next = isSorted ? (direction === 'asc' ? 'desc' : 'asc') : first;
  return (
    <Table.Th aria-sort={isSorted ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}>
      <UnstyledButton className="sort-button" fz="sm" onClick={() => onSort(`${column},${next}`)}>
        {label}
        <span aria-hidden="true">{isSorted ? (direction === 'asc' ? '↑' : '↓') : '↕'}</span>
      </UnstyledButton>
    </Table.Th>
  );
}
