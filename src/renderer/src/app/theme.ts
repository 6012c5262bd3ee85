import { createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';
import { takeCurrent } from '../ui/take-current.ts';

/** The one accent: a deep green-blue (黛青). White on shade 7 reads at 7.5 : 1. */
const accent: MantineColorsTuple = [
  '#edf5f4',
  '#d9e9e7',
  '#b3d2cf',
  '#8abab5',
  '#62a29b',
  '#3f8a82',
  '#22736b',
  '#0f5f59',
  '#0b4c47',
  '#073a36',
];

/** Grounds and lines of the dark scheme, with the same breath of green. */
const dark: MantineColorsTuple = [
  '#e3e9e7',
  '#a5b1ae',
  '#8b9895',
  '#6a7774',
  '#46524f',
  '#38423f',
  '#262e2c',
  '#1d2322',
  '#191e1d',
  '#151918',
];

/** Red only ever means late or refused. */
const red: MantineColorsTuple = [
  '#fdf0ee',
  '#f9dcd8',
  '#f0b5ae',
  '#f0968c',
  '#ec8277',
  '#d24a3c',
  '#bf3526',
  '#a8291b',
  '#8a2015',
  '#6b180f',
];

/** Amber means soon. */
const amber: MantineColorsTuple = [
  '#fdf5e6',
  '#f8e6c3',
  '#f0cd8b',
  '#e8b75a',
  '#dda53c',
  '#b97d14',
  '#9a640a',
  '#834f05',
  '#6b4004',
  '#523103',
];

const fontFamily =
  '"Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: { accent, dark, red, amber },
  fontFamily,
  headings: {
    fontFamily,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.4' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.5' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.6' },
    },
  },
  fontFamilyMonospace:
    'Consolas, "Cascadia Mono", Menlo, "Noto Sans Mono CJK SC", "DejaVu Sans Mono", monospace',
  // Inputs take `sm`, text takes `md`: both are the body size.
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.375rem' },
  lineHeights: { xs: '1.5', sm: '1.6', md: '1.6', lg: '1.6', xl: '1.5' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    Table: { defaultProps: { verticalSpacing: 6 } },
    Textarea: { defaultProps: { autosize: true, minRows: 2 } },
    // Typing a few characters and Enter takes the first that fits; Enter on what is chosen already keeps it.
    Select: {
      defaultProps: { selectFirstOptionOnChange: true, allowDeselect: false, onKeyDownCapture: takeCurrent },
    },
    MultiSelect: { defaultProps: { selectFirstOptionOnChange: true, onKeyDownCapture: takeCurrent } },
  },
});

/** Mantine's own greys give way to the palette in global.css, which both schemes keep above 4.5 : 1. */
const names = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-quiet)',
  '--mantine-color-placeholder': 'var(--ink-quiet)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-error': 'var(--late)',
};

export const resolveColors: CSSVariablesResolver = () => ({ variables: {}, light: names, dark: names });
