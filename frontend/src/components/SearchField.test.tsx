import { MantineProvider } from '@mantine/core';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { SearchField } from './SearchField';

function Harness() {
  const [value, setValue] = useState('');
  return (
    <MantineProvider env="test">
      <SearchField placeholder="Part of the name" value={value} onSearch={setValue} />
      <output>{value}</output>
    </MantineProvider>
  );
}

it('keeps the blank between two words when somebody pauses after it', async () => {
  const user = userEvent.setup();
  render(<Harness />);
  const field = screen.getByLabelText('Search');
  await user.type(field, 'first ');
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('first'));
  await user.type(field, 'job');
  expect(field).toHaveValue('first job');
});
