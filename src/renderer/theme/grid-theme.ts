import { themeQuartz } from 'ag-grid-community'
import './grid-without-nesting.css'

/**
 * The grid in our tokens. Every colour the grid would mix itself is given, because the oldest Chromium this runs on
 * (108) knows no color-mix().
 */
export const gridTheme = themeQuartz.withParams({
  accentColor: 'var(--accent)',
  backgroundColor: 'var(--panel)',
  foregroundColor: 'var(--ink)',
  textColor: 'var(--ink)',
  subtleTextColor: 'var(--ink3)',
  borderColor: 'var(--line)',
  chromeBackgroundColor: 'var(--panel)',
  headerBackgroundColor: 'var(--panel)',
  headerTextColor: 'var(--ink)',
  headerCellHoverBackgroundColor: 'var(--panel)',
  headerCellMovingBackgroundColor: 'var(--hover)',
  dataBackgroundColor: 'var(--panel)',
  oddRowBackgroundColor: 'var(--panel)',
  rowHoverColor: 'var(--hover)',
  columnHoverColor: 'var(--hover)',
  selectedRowBackgroundColor: 'var(--accent-soft)',
  rangeSelectionBackgroundColor: 'var(--accent-soft)',
  rangeSelectionBorderColor: 'var(--accent)',
  rowLoadingSkeletonEffectColor: 'var(--sunken)',
  modalOverlayBackgroundColor: 'transparent',
  menuBackgroundColor: 'var(--panel)',
  tooltipBackgroundColor: 'var(--panel)',
  headerColumnResizeHandleColor: 'transparent',
  iconColor: 'var(--ink3)',
  invalidColor: 'var(--bad)',
  inputBackgroundColor: 'var(--panel)',
  inputBorder: { color: 'var(--line2)' },
  focusShadow: 'inset 0 0 0 2px var(--accent)',
  browserColorScheme: 'inherit',
  fontFamily: 'var(--font)',
  fontSize: 13,
  headerFontSize: 13,
  headerFontWeight: 600,
  rowHeight: 28,
  spacing: 6,
  cellHorizontalPadding: 10,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  columnBorder: { color: 'var(--line)' },
  headerColumnBorder: { color: 'var(--line)' },
  rowBorder: { color: 'var(--line)' },
  headerRowBorder: { color: 'var(--line)' },
  pinnedColumnBorder: { color: 'var(--line2)' }
})
