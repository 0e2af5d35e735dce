import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { IconSearch } from './icons';

interface SearchFieldProps {
  placeholder: string;
  value: string;
  /** Called with what was typed, when nothing more is for a moment. */
  onSearch: (text: string) => void;
}

export function SearchField({ placeholder, value, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const search = useDebouncedCallback((text: string) => onSearch(text.trim()), 300);
  // What was searched for is without the blanks at its ends, which may be the middle of what is being typed.
  useEffect(() => setTyped((now) => (value === now.trim() ? now : value)), [value]);
  return (
    <TextInput
      label="Search"
      placeholder={placeholder}
      type="search"
      leftSection={<IconSearch size={16} />}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        search(currentTarget.value);
      }}
      flex="1 1 220px"
    />
  );
}
