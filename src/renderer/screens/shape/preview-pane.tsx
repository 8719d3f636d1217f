/** Rows before and after, side by side: changed cells marked, rows that do not arrive struck with the reason. */
import { ActionIcon, Button, CloseButton, Loader, SegmentedControl } from '@mantine/core'
import { ArrowRight, ChevronLeft, ChevronRight, Eye } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Preview, Recipe } from '../../../shared/domain/recipe'
import type { ShownError } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { ScreenLoading } from '../../components/screen-loading'
import { useText } from '../../text'
import classes from './preview.module.css'
import { AfterTable, BeforeTable } from './preview-tables'

export type PreviewView = 'both' | 'before' | 'after'

/** A scrolled region must be reachable by keyboard. */
const scrolled = { tabIndex: 0 }

type Props = {
  /** The recipe as far as it is shown. */
  readonly recipe: Recipe
  /** Which step the rows are shown after; null for the end. */
  readonly after: string | null
  /** Shows the rows at the end again. */
  readonly onEnd: () => void
  readonly preview: Preview | null
  readonly stale: boolean
  readonly error: ShownError | null
  readonly onRetry: () => void
  readonly view: PreviewView
  readonly onView: (view: PreviewView) => void
  readonly offset: number
  readonly windowRows: number
  readonly rowCount: number | null
  readonly onOffset: (offset: number) => void
  /** A column to bring into view: the one that is being made. */
  readonly focusColumn: string | null
}

export function PreviewPane(props: Props) {
  const { recipe, preview, stale, error, view, offset, windowRows, rowCount, onOffset } = props
  const { t } = useText('shape')
  const before = useRef<HTMLDivElement>(null)
  const after = useRef<HTMLDivElement>(null)
  const shownColumns = preview?.afterColumns
  useEffect(() => {
    const heads = after.current?.querySelectorAll('thead th') ?? []
    const index = shownColumns?.findIndex((column) => column.name === props.focusColumn) ?? -1
    // The first head is the line number.
    if (index >= 0) heads[index + 1]?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [props.focusColumn, shownColumns])
  /** Both tables show the same rows: scrolling one moves the other. */
  const follow = (from: HTMLDivElement | null, to: HTMLDivElement | null) => {
    if (from && to && to.scrollTop !== from.scrollTop) to.scrollTop = from.scrollTop
  }
  const changed = preview?.rows.reduce((sum, row) => sum + row.changed.length, 0) ?? 0
  const lastChanged = useRef(-1)
  /** Brings the next column with changed cells into view, after the last one the first again. */
  const toNextChanged = () => {
    const indexes = [...new Set(preview?.rows.flatMap((row) => row.changed))].sort((a, b) => a - b)
    const next = indexes.find((index) => index > lastChanged.current) ?? indexes[0]
    if (next === undefined) return
    lastChanged.current = next
    const head = after.current?.querySelectorAll('thead th')[next + 1]
    head?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }
  const shownRows = preview?.rows.filter((row) => row.copy === 0).length ?? 0
  const last = offset + shownRows
  const atEnd = (rowCount !== null && last >= rowCount) || (preview !== null && shownRows < windowRows)
  return (
    <section className={classes.pane} aria-label={t('preview.title')}>
      <header className={classes.head}>
        <SegmentedControl
          size="xs"
          aria-label={t('preview.view')}
          value={view}
          onChange={(next) => props.onView(next === 'before' || next === 'after' ? next : 'both')}
          data={[
            { value: 'both', label: t('preview.both') },
            { value: 'before', label: t('preview.before') },
            { value: 'after', label: t('preview.after') }
          ]}
        />
        {props.after !== null && (
          <span className={classes.upTo}>
            <Eye size={13} aria-hidden />
            <span>{props.after}</span>
            <CloseButton size={18} aria-label={t('preview.toEnd')} onClick={props.onEnd} />
          </span>
        )}
        <span className={classes.changed}>
          {preview &&
            (changed === 0 || view === 'before' ? (
              t('preview.changed', { count: changed })
            ) : (
              <Button
                variant="subtle"
                size="compact-xs"
                rightSection={<ArrowRight size={13} aria-hidden />}
                title={t('preview.changedHint')}
                onClick={toNextChanged}
              >
                {t('preview.changed', { count: changed })}
              </Button>
            ))}
        </span>
        {stale && preview && <Loader size={14} role="img" aria-label={t('preview.stale')} />}
        <span className={classes.window}>
          {preview && t('preview.window', { from: offset + 1, to: last })}
          {preview && rowCount !== null && ` ${t('preview.ofRows', { count: rowCount })}`}
        </span>
        <ActionIcon
          size={26}
          aria-label={t('preview.earlier')}
          disabled={offset === 0}
          onClick={() => onOffset(Math.max(0, offset - windowRows))}
        >
          <ChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          size={26}
          aria-label={t('preview.later')}
          disabled={atEnd || preview === null}
          onClick={() => onOffset(offset + windowRows)}
        >
          <ChevronRight size={16} aria-hidden />
        </ActionIcon>
      </header>
      {error && (
        <div className={classes.error}>
          <ErrorPanel title={t('preview.failed')} error={error} onRetry={props.onRetry} />
        </div>
      )}
      {!preview && !error && <ScreenLoading />}
      {preview && (
        <div className={classes.tables} aria-busy={stale}>
          {view !== 'after' && (
            <div
              ref={before}
              className={classes.scroll}
              {...scrolled}
              onScroll={() => follow(before.current, after.current)}
            >
              <BeforeTable preview={preview} />
            </div>
          )}
          {view !== 'before' && (
            <div
              ref={after}
              className={classes.scroll}
              {...scrolled}
              onScroll={() => follow(after.current, before.current)}
            >
              <AfterTable preview={preview} recipe={recipe} />
            </div>
          )}
        </div>
      )}
    </section>
  )
}
