import { Table } from '@mantine/core';
import { act, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { Providers } from '../app/Providers';
import { WideTable } from './WideTable';

it('is reached by keyboard where it is scrolled, and only there', () => {
  let look = () => {};
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: () => void) {
        look = callback;
      }
      observe() {}
      disconnect() {}
    },
  );
  render(
    <Providers env="test">
      <WideTable label="Jobs" minWidth={640}>
        <Table />
      </WideTable>
    </Providers>,
  );
  act(() => look());
  expect(screen.queryByRole('group')).toBeNull();

  const width = vi.spyOn(Element.prototype, 'scrollWidth', 'get').mockReturnValue(640);
  act(() => look());
  expect(screen.getByRole('group', { name: 'Jobs' })).toHaveAttribute('tabindex', '0');
  width.mockReturnValue(0);
  act(() => look());
  expect(screen.queryByRole('group')).toBeNull();
});
