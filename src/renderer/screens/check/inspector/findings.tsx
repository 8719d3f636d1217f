import { useQuery } from '@tanstack/react-query'
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { CheckReport, Finding } from '../../../../shared/domain/check-report'
import type { RawRow } from '../../../../shared/domain/source'
import { api, appErrorOf } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import { formatCount, formatPercent, useText } from '../../../text'
import { valueText } from '../value-text'
import styles from './inspector.module.css'

interface FindingsProps {
  readonly report: CheckReport
  readonly sourceId: string
  readonly onShow: (row: number | null, column: number | null) => void
}

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info } as const
const weight = { error: 0, warning: 1, info: 2 } as const

/** Everything remarkable about the file, worst first; a click leads to the rows. */
export function Findings({ report, sourceId, onShow }: FindingsProps) {
  const { t } = useText('check')
  const [openId, setOpenId] = useState<string | null>(null)
  const sentence = useSentence(report)
  const findings = [...report.findings].sort((a, b) => weight[a.severity] - weight[b.severity] || b.count - a.count)
  if (findings.length === 0) return <p className={styles.none}>{t('findings.none')}</p>
  return (
    <ul className={styles.findings} aria-label={t('findings.title')}>
      {findings.map((finding) => {
        const Icon = icons[finding.severity]
        const open = openId === finding.id
        const column = report.columns.find((one) => one.name === finding.column)?.index ?? null
        return (
          <li key={finding.id}>
            <button
              type="button"
              className={styles.finding}
              aria-expanded={open}
              onClick={() => {
                setOpenId(open ? null : finding.id)
                onShow(firstRow(report, finding), column)
              }}
            >
              <span className={styles.severity} data-severity={finding.severity}>
                <Icon size={14} aria-label={t(`findings.severity.${finding.severity}`)} />
                {formatCount(finding.count)}
              </span>
              <span>
                {sentence(finding)}
                <span className={styles.share}>{t('findings.share', { share: formatPercent(finding.share) })}</span>
              </span>
            </button>
            {open && (
              <Rows report={report} finding={finding} sourceId={sourceId} onShow={(row) => onShow(row, column)} />
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** A finding in words. */
function useSentence(report: CheckReport): (finding: Finding) => string {
  const { t } = useText('check')
  return ({ rule, column, values }) => {
    const type = report.columns.find((one) => one.name === column)?.reading.type
    const text = (key: string) => {
      const value = values[key]
      if (value === undefined) return ''
      return type && typeof value === 'string' ? valueText(value, type) : String(value)
    }
    return t(`findings.rule.${rule}`, {
      column: column ?? '',
      expected: text('expected'),
      type: type ? t(`typeWord.${type.kind}`) : '',
      value: text('value'),
      min: text('min'),
      max: text('max'),
      unit: text('unit')
    })
  }
}

function firstRow(report: CheckReport, finding: Finding): number | null {
  if (finding.rule === 'ragged-rows') return report.structure.ragged[0]?.row ?? null
  return finding.examples[0]?.row ?? null
}

interface RowsProps {
  readonly report: CheckReport
  readonly finding: Finding
  readonly sourceId: string
  readonly onShow: (row: number) => void
}

/** Examples with their lines; whole rows are asked for where the finding is about rows, not about one cell. */
function Rows({ report, finding, sourceId, onShow }: RowsProps) {
  const { t } = useText('check')
  const ragged = finding.rule === 'ragged-rows'
  const whole = finding.examples.length > 0 && finding.examples.every((example) => example.text === '')
  const query = useQuery({
    ...api.check.findingRows.queryOptions({ input: { sourceId, findingId: finding.id } }),
    enabled: whole
  })
  if (query.error) {
    return (
      <ErrorPanel
        title={t('findings.rowsFailed')}
        error={appErrorOf(query.error)}
        onRetry={() => void query.refetch()}
      />
    )
  }
  const lines = ragged
    ? report.structure.ragged.slice(0, 20).map(({ row, line, fields }) => ({ row, line, text: formatCount(fields) }))
    : whole
      ? (query.data?.rows ?? []).map(lineOf)
      : finding.examples
  if (lines.length === 0) return null
  return (
    <ul className={styles.lines} aria-label={t('findings.rows')}>
      {lines.map((one) => (
        <li key={one.row}>
          <button type="button" onClick={() => onShow(one.row)}>
            <span>{t('line', { line: formatCount(one.line) })}</span>
            <code>{one.text}</code>
          </button>
        </li>
      ))}
    </ul>
  )
}

function lineOf({ row, line, cells }: RawRow) {
  return { row, line, text: cells.join(' · ') }
}
