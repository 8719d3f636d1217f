import type { EditedCheck } from '../../../../shared/domain/druid/check-edited'
import type { DiffLine } from '../../../../shared/domain/druid/diff-lines'
import { useText } from '../../../text'
import shared from '../load.module.css'
import classes from './cluster.module.css'

/** A scrolled region must be reachable by keyboard. */
const scrolled = { tabIndex: 0 }

/** Lines around a change that are shown with it. */
const around = 3

const marks = { same: ' ', added: '+', removed: '−' } as const

/** What was changed in the generated spec, line by line. */
export function Differences({ check }: { check: EditedCheck }) {
  const { t } = useText('ingest')
  const lines = [...shownLines(check.lines), ...shownLines(check.contextLines)]
  if (lines.length === 0) return <p className={shared.note}>{t('edit.none')}</p>
  return (
    <section className={classes.diff} aria-label={t('edit.changes')} {...scrolled}>
      {lines.map(({ at, line }) => (
        <div key={at} data-kind={line?.kind}>
          {line === null ? '⋯' : `${marks[line.kind]} ${line.text}`}
        </div>
      ))}
    </section>
  )
}

interface ShownLine {
  readonly at: string
  readonly line: DiffLine | null
}

/** Changes with the lines around them; null where lines were left out. */
function shownLines(lines: readonly DiffLine[]): ShownLine[] {
  const near = lines.map((_, at) =>
    lines.slice(Math.max(0, at - around), at + around + 1).some(({ kind }) => kind !== 'same')
  )
  return lines.flatMap((line, at): ShownLine[] => {
    const key = `${lines.length} ${at}`
    if (near[at]) return [{ at: key, line }]
    return near[at - 1] && near.includes(true, at) ? [{ at: key, line: null }] : []
  })
}
