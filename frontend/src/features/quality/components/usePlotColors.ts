import { useComputedColorScheme } from '@mantine/core';

/** Colours of plots; two hues that differ in lightness too, for people who see no hues. */
export function usePlotColors() {
  const dark = useComputedColorScheme('light') === 'dark';
  return dark
    ? { main: '#22b8cf', second: '#ffa94d', grid: '#3b3b3b', text: '#c9c9c9', paper: '#242424' }
    : { main: '#0b7285', second: '#d9480f', grid: '#dee2e6', text: '#495057', paper: '#ffffff' };
}
