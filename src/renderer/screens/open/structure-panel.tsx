import { Progress } from '@mantine/core'
import type { PassProgress, Source, Structure } from '../../../shared/domain/source'
import type { ShownError } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { Panel } from '../../components/page'
import { formatCount, formatPercent, inFile, useText } from '../../text'
import styles from './open.module.css'
import { OtherLines, Undecodable } from './other-lines'

interface StructurePanelProps {
  readonly source: Source
  readonly structure: Structure | null
  readonly progress: PassProgress | null
  readonly error: ShownError | null
  readonly again: () => void
  readonly onJump: (row: number) => void
}

const listed = 50

/** What the pass over all bytes found: counts, and the rows that do not fit, one click away. */
export function StructurePanel({ source, structure, progress, error, again, onJump }: StructurePanelProps) {
  const { t } = useText('open')
  if (error) {
    return (
      <Panel title={t('structure')}>
        <ErrorPanel title={t('countFailed')} error={error} onRetry={again} />
      </Panel>
    )
  }
  if (!structure) {
    const overall = progress?.overall ?? 0
    return (
      <Panel title={t('structure')}>
        <p className="muted" role="status">
          {t('counting', { fraction: formatPercent(overall, 0) })}
        </p>
        <Progress mt={6} value={overall * 100} aria-label={t('structure')} />
      </Panel>
    )
  }
  const { ragged, raggedCount, columnCount } = structure
  const unlisted = raggedCount - Math.min(ragged.length, listed)
  return (
    <Panel title={t('structure')}>
      <dl className={styles.facts}>
        <dt>{t('rows')}</dt>
        <dd>{formatCount(structure.rowCount)}</dd>
        <dt>{t('columns')}</dt>
        <dd>{formatCount(columnCount)}</dd>
        <dt>{t('blankLines')}</dt>
        <dd>{formatCount(structure.blankLines)}</dd>
        {(structure.commentLines ?? 0) > 0 && (
          <>
            <dt>{t('commentLines')}</dt>
            <dd>{formatCount(structure.commentLines ?? 0)}</dd>
          </>
        )}
        <dt>{t('ragged')}</dt>
        <dd>{formatCount(raggedCount)}</dd>
      </dl>
      {raggedCount === 0 && !source.together && (
        <p className="muted">{t('raggedNone', { columns: formatCount(columnCount) })}</p>
      )}
      {raggedCount > 0 && (
        <ul className={styles.ragged}>
          {ragged.slice(0, listed).map((row) => (
            <li key={row.row}>
              <button type="button" onClick={() => onJump(row.row)}>
                {inFile(
                  row.file,
                  t('raggedAt', {
                    line: formatCount(row.line),
                    fields: formatCount(row.fields),
                    columns: formatCount(widthOf(source, row.file))
                  })
                )}
              </button>
            </li>
          ))}
          {unlisted > 0 && <li className="muted">{t('raggedMore', { count: unlisted })}</li>}
        </ul>
      )}
      {structure.brokenQuoteRows > 0 && (
        <p className={styles.warn}>{t('brokenQuotes', { count: structure.brokenQuoteRows })}</p>
      )}
      <Undecodable structure={structure} encoding={source.together ? null : source.encoding} onJump={onJump} />
      {structure.endsInQuote && <p className={styles.warn}>{t('endsInQuote')}</p>}
      <OtherLines structure={structure} />
    </Panel>
  )
}

/** How many fields a row should have: of several files as many as its file has columns. */
function widthOf({ together, columns }: Source, file: string | undefined): number {
  return together?.files.find(({ label }) => label === file)?.columns.length ?? columns.length
}
