import { Box, Table, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface FigureProps {
  title: string;
  caption?: string;
  /** The drawn figure; screen readers get the table instead. */
  children: ReactNode;
  columns: string[];
  rows: (string | number)[][];
}

/** A plot with its numbers as a table behind it. */
export function Figure({ title, caption, children, columns, rows }: FigureProps) {
  const id = useId();
  return (
    <Box component="figure" m={0} aria-labelledby={id} miw={0}>
      <Title order={3} id={id} mb={4}>
        {title}
      </Title>
      {caption && (
        <Text size="sm" c="dimmed" mb="xs">
          {caption}
        </Text>
      )}
      <Box h={260} aria-hidden>
        {children}
      </Box>
      <details>
        <Text component="summary" size="sm" className="clickable">
          Numbers
        </Text>
        <Table.ScrollContainer minWidth={320} mah={300} style={{ overflowY: 'auto' }}>
          <Table aria-label={title} fz="sm">
            <Table.Thead>
              <Table.Tr>
                {columns.map((column) => (
                  <Table.Th key={column}>{column}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.join('|')}>
                  {row.map((cell, at) => (
                    <Table.Td key={columns[at]}>{cell}</Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </details>
    </Box>
  );
}
