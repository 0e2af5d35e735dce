import {
  Alert,
  Badge,
  type CSSVariablesResolver,
  createTheme,
  InputWrapper,
  Modal,
  PasswordInput,
  TableScrollContainer,
} from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'cyan',
  // Dark enough for white text on light pages (WCAG AA), light enough to be seen on dark ones.
  primaryShade: { light: 9, dark: 9 },
  defaultRadius: 'md',
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif',
  headings: {
    fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif',
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.6rem', lineHeight: '1.3' },
      h2: { fontSize: '1.1rem', lineHeight: '1.4' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  components: {
    Alert: Alert.extend({
      vars: (_theme, { color }) => ({
        root: {
          '--alert-bg': `color-mix(in srgb, var(--mantine-color-${color}-light) 40%, var(--mantine-color-body))`,
          '--alert-bd': `1px solid var(--mantine-color-${color}-light)`,
        },
      }),
    }),
    // A status is read whole; what stands beside it gives way.
    Badge: Badge.extend({ defaultProps: { miw: 'max-content' } }),
    InputWrapper: InputWrapper.extend({
      // Hints below the input, so that inputs side by side stand on one line.
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    }),
    Modal: Modal.extend({
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Close' },
        // A dialog's head is no banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
    }),
    PasswordInput: PasswordInput.extend({
      // Not "password": that would make a second field of that name. In the tab order, as all that does something.
      defaultProps: { visibilityToggleButtonProps: { 'aria-label': 'Show or hide', tabIndex: 0 } },
    }),
    TableScrollContainer: TableScrollContainer.extend({ defaultProps: { type: 'native' } }),
  },
});

/** Some of Mantine's colours for text are too faint for WCAG AA. */
export const cssVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': colors.gray[7],
    '--mantine-color-placeholder': colors.gray[7],
    '--mantine-color-error': colors.red[9],
    '--mantine-color-anchor': colors.cyan[9],
    '--mantine-color-green-light-color': '#1a6128',
    '--mantine-color-yellow-light-color': '#7a4100',
    '--mantine-color-red-light-color': '#a61e1e',
    '--mantine-color-cyan-filled-hover': '#095c6b',
    '--mantine-primary-color-filled-hover': '#095c6b',
  },
  dark: {
    '--mantine-color-dimmed': colors.dark[1],
    '--mantine-color-placeholder': colors.dark[1],
    '--mantine-color-error': colors.red[4],
    '--mantine-color-anchor': colors.cyan[3],
    '--mantine-color-cyan-filled-hover': '#095c6b',
    '--mantine-primary-color-filled-hover': '#095c6b',
  },
});
