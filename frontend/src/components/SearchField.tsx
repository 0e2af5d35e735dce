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
  useEffect(() => setTyped(value), [value]);
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
