import {
  ActionIcon,
  Badge,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Input,
  Kbd,
  type MantineColorsTuple,
  Menu,
  Modal,
  Popover,
  Table,
  Tooltip
} from '@mantine/core'

// The kit asks for ten shades of each colour; what screens show is set by the variables below, from the tokens.
const accent: MantineColorsTuple = [
  '#e8eefc',
  '#d0dcf9',
  '#a3b9f3',
  '#7394ec',
  '#6f95ff',
  '#3f6ce4',
  '#2f5fe0',
  '#2450c8',
  '#1d44b0',
  '#153894'
]

// The kit takes its dark surfaces from here: text, muted text, borders, hover, inputs, panels, background.
const dark: MantineColorsTuple = [
  '#eef1f6',
  '#b3bccb',
  '#8f9aad',
  '#8490a4',
  '#384153',
  '#242b38',
  '#1b202a',
  '#171b23',
  '#12161d',
  '#0f1218'
]

/** The Mantine theme: sizes and defaults. Colours come from `tokens.css` through `variables`. */
export const theme = createTheme({
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.3' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '14px', xl: '99px' },
  defaultRadius: 'sm',
  headings: {
    fontFamily: 'var(--font)',
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.3' },
      h2: { fontSize: '13px', lineHeight: '1.45', fontWeight: '600' },
      h3: { fontSize: '12px', lineHeight: '1.45', fontWeight: '600' }
    }
  },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'xs' },
      vars: (_theme, { size = 'xs', variant = 'filled', color, disabled }) => ({
        root: {
          ...(size === 'xs' ? { '--button-height': '32px', '--button-fz': '13px' } : {}),
          // The least that a finger or a shaking hand hits.
          ...(size === 'compact-xs' ? { '--button-height': '24px' } : {}),
          // Dark ink on the bright accent of the dark theme.
          ...(variant === 'filled' && color === undefined && !disabled ? { '--button-color': 'var(--accent-ink)' } : {})
        }
      }),
      styles: { root: { fontWeight: 550 } }
    }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', color: 'gray', size: 30 },
      // A sign that does nothing now has no box of its own.
      classNames: { root: 'quiet-disabled' }
    }),
    Input: Input.extend({ defaultProps: { size: 'xs' } }),
    TextInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', allowDeselect: false, checkIconPosition: 'right' } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    TagsInput: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'sm' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    Badge: Badge.extend({
      defaultProps: { variant: 'light', size: 'sm', radius: 'sm' },
      styles: { root: { textTransform: 'none' } }
    }),
    Modal: Modal.extend({
      defaultProps: { radius: 'md', centered: true, overlayProps: { backgroundOpacity: 0.4 } },
      styles: { title: { fontSize: 15, fontWeight: 650 } }
    }),
    // The kit's placeholder for the focus is a child that a menu may not have; the box itself takes the focus without it.
    Menu: Menu.extend({
      defaultProps: { shadow: 'md', radius: 'sm', withinPortal: true, withInitialFocusPlaceholder: false }
    }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', radius: 'md', withinPortal: true } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, withArrow: true, multiline: true, maw: 320 } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 6, horizontalSpacing: 8 } }),
    Kbd: Kbd.extend({ defaultProps: { size: 'xs' } })
  }
})

const shared = {
  '--mantine-color-body': 'var(--panel)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink3)',
  '--mantine-color-placeholder': 'var(--ink3)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-default': 'var(--panel)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line2)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--ink3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--accent-ink)',
  '--mantine-primary-color-filled-hover': 'var(--accent-strong)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-hover': 'var(--accent-soft)',
  '--mantine-primary-color-light-color': 'var(--accent-text)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-filled-hover': 'var(--accent-strong)',
  '--mantine-color-accent-light': 'var(--accent-soft)',
  '--mantine-color-accent-light-hover': 'var(--accent-soft)',
  '--mantine-color-accent-light-color': 'var(--accent-text)',
  '--mantine-color-accent-outline': 'var(--accent-text)',
  '--mantine-color-accent-text': 'var(--accent-text)',
  '--mantine-color-red-6': 'var(--bad)',
  '--mantine-color-red-8': 'var(--bad)',
  '--mantine-color-red-light': 'var(--bad-soft)',
  '--mantine-color-red-light-hover': 'var(--bad-soft)',
  '--mantine-color-red-light-color': 'var(--bad)',
  '--mantine-color-red-text': 'var(--bad)',
  '--mantine-color-green-light': 'var(--good-soft)',
  '--mantine-color-green-light-hover': 'var(--good-soft)',
  '--mantine-color-green-light-color': 'var(--good)',
  '--mantine-color-yellow-light': 'var(--warn-soft)',
  '--mantine-color-yellow-light-hover': 'var(--warn-soft)',
  '--mantine-color-yellow-light-color': 'var(--warn)',
  '--mantine-color-gray-light': 'var(--sunken)',
  '--mantine-color-gray-light-hover': 'var(--sunken)',
  '--mantine-color-gray-light-color': 'var(--ink2)',
  '--mantine-color-gray-text': 'var(--ink2)'
}

/** Puts the tokens under the names the kit reads. */
export const variables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared })
