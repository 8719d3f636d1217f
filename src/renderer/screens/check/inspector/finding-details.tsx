import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Filter, FilterX } from 'lucide-react'
import type { Finding } from '../../../../shared/domain/check-report'
import { fixesOf } from '../../../../shared/domain/finding-fix'
import { api, appErrorOf } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import { formatCount, inFile, useText } from '../../../text'
import type { FindingsProps } from './finding-props'
import findingStyles from './findings.module.css'
import { FixButton } from './fix-button'
import styles from './inspector.module.css'

const shownRows = 8

/** The open finding: what to do, and the first of its rows. */
export function FindingDetails(props: FindingsProps & { readonly finding: Finding }) {
  const { finding, report, fixes, only, onOnly } = props
  const { t } = useText('profile')
  const column = report.columns.find(({ name }) => name === finding.column)
  const proposals = fixesOf(finding, column, new Date().toISOString().slice(0, 10))
  const rejected =
    finding.rule === 'ragged-rows' || (finding.rule === 'type-violations' && column?.reading.onInvalid === 'reject')
  return (
    <div className={findingStyles.details} data-failing={finding.rule === 'type-violations' || undefined}>
      {proposals.length > 0 && (
        <fieldset className={findingStyles.fixes} aria-label={t('findings.fixes')}>
          {proposals.map((fix) => (
            <FixButton key={`${fix.kind} ${fix.text}`} fix={fix} count={finding.merges?.length ?? 0} fixes={fixes} />
          ))}
        </fieldset>
      )}
      {rejected && <p className="muted">{t('findings.rejected')}</p>}
      {proposals.length === 0 && !rejected && <p className="muted">{t('findings.noFix')}</p>}
      <Rows {...props} columnIndex={column?.index ?? null} />
      <Button
        size="compact-xs"
        variant={only ? 'light' : 'default'}
        leftSection={only ? <FilterX size={13} /> : <Filter size={13} />}
        aria-pressed={only}
        onClick={() => onOnly(!only)}
      >
        {t(only ? 'findings.all' : 'findings.only')}
      </Button>
    </div>
  )
}

function Rows({
  finding,
  sourceId,
  columnIndex,
  onShow
}: FindingsProps & { finding: Finding; columnIndex: number | null }) {
  const { t } = useText('profile')
  const { t: tc } = useText('check')
  const query = useQuery({
    ...api.check.findingRows.queryOptions({
      input: { sourceId, findingId: finding.id, offset: 0, limit: shownRows }
    }),
    placeholderData: undefined,
    staleTime: 60_000
  })
  if (query.error) {
    return (
      <ErrorPanel
        title={tc('findings.rowsFailed')}
        error={appErrorOf(query.error)}
        onRetry={() => void query.refetch()}
      />
    )
  }
  if (!query.data) return <p className="muted">{t('findings.unknown')} …</p>
  const { rows, total } = query.data
  if (rows.length === 0) return null
  return (
    <ul className={styles.lines} aria-label={tc('findings.rows')}>
      {rows.map(({ row, line, file, cells }) => (
        <li key={row}>
          <button type="button" onClick={() => onShow(row, columnIndex)}>
            <span>{inFile(file, tc('line', { line: formatCount(line) }))}</span>
            <code>{columnIndex === null ? cells.join(' · ') : (cells[columnIndex] ?? '') || cells.join(' · ')}</code>
          </button>
        </li>
      ))}
      {total > rows.length && (
        <li className={findingStyles.more}>{t('findings.more', { rows: formatCount(total - rows.length) })}</li>
      )}
    </ul>
  )
}
