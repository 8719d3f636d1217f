/** The first rows as this app reads them, beside what Druid's own parser makes of them. */
import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck } from 'lucide-react'
import type { IngestPreview } from '../../../../shared/contract/cluster'
import type { ClusterDestination } from '../../../../shared/domain/destination'
import { api, appErrorOf } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import { formatCount, useText } from '../../../text'
import shared from '../load.module.css'
import classes from './cluster.module.css'
import type { Question } from './use-cluster-plan'

/** A scrolled region must be reachable by keyboard. */
const scrolled = { tabIndex: 0 }
const rowsShown = 50

interface PreviewPanelProps {
  readonly question: Question
  /** Null while the form can not be used. */
  readonly target: ClusterDestination | null
}

export function PreviewPanel({ question, target }: PreviewPanelProps) {
  const { t } = useText('ingest')
  const query = useQuery({
    ...api.cluster.preview.queryOptions({
      input: {
        ...question,
        connectionId: target?.connectionId ?? '',
        form: target?.form ?? null,
        rows: rowsShown
      }
    }),
    enabled: target !== null
  })
  if (target === null) return <p className={shared.note}>{t('specNone')}</p>
  if (query.error) {
    return (
      <ErrorPanel title={t('preview.failed')} error={appErrorOf(query.error)} onRetry={() => void query.refetch()} />
    )
  }
  const { data } = query
  if (!data) return <Skeleton height={280} />
  const isSame = data.differing === 0 && data.refused === 0
  const Icon = isSame ? CircleCheck : CircleAlert
  return (
    <div className={classes.spec} aria-busy={query.isFetching}>
      <p className={classes.verdict} data-same={isSame} role="status">
        <Icon size={15} aria-hidden />
        {isSame
          ? t('preview.same', { count: data.rows.length })
          : t('preview.other', {
              differing: formatCount(data.differing),
              refused: formatCount(data.refused),
              rows: formatCount(data.rows.length)
            })}
        <Button variant="default" size="compact-xs" loading={query.isFetching} onClick={() => void query.refetch()}>
          {t('preview.again')}
        </Button>
      </p>
      {data.notCompared.length > 0 && (
        <p className={shared.note}>{t('preview.notCompared', { columns: data.notCompared.join(', ') })}</p>
      )}
      <Rows preview={data} />
    </div>
  )
}

function Rows({ preview: { columns, rows } }: { preview: IngestPreview }) {
  const { t } = useText('ingest')
  const isNumber = columns.map(({ type }) => type === 'long' || type === 'double')
  return (
    <section className={classes.previewScroll} aria-label={t('preview.title')} {...scrolled}>
      <table>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t('preview.line')}
            </th>
            {columns.map(({ name, type }, at) => (
              <th key={name} scope="col" className={isNumber[at] ? 'num' : undefined}>
                {name}
                <span>{type}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.row} ${row.copy}`} data-refused={row.druid === null || undefined}>
              <td className="num">{formatCount(row.line)}</td>
              {row.local.map((value, at) => (
                <td
                  key={columns[at]?.name}
                  className={isNumber[at] ? 'num' : undefined}
                  data-differs={row.differs.includes(at) || undefined}
                >
                  {value ?? <i>{t('preview.none')}</i>}
                  {row.differs.includes(at) && (
                    <b>{t('preview.druid', { value: row.druid?.[at] ?? t('preview.none') })}</b>
                  )}
                  {at === 0 && row.error !== null && <b>{row.error}</b>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
