import { Button, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeftRight } from 'lucide-react'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { type ComparedGroup, type ComparedRow, compareLoads, sideOf } from '../../../../shared/domain/compare-loads'
import type { JobDetail } from '../../../../shared/domain/job'
import { api, appErrorOf } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import { Page, Panel } from '../../../components/page'
import { ScreenLoading } from '../../../components/screen-loading'
import { paths } from '../../../paths'
import { useText } from '../../../text'
import classes from './compare.module.css'
import { SideChoice } from './side-choice'
import { useComparedWords } from './use-compared-words'

/** `<job id>.<attempt>`, or the id alone for the last attempt. */
function parsed(side: string): { jobId: string; attempt: number | null } {
  const [jobId = '', attempt] = side.split('.')
  return { jobId, attempt: attempt === undefined ? null : Number(attempt) }
}

/** Two loads, or two attempts of one, side by side: what differs stands out. */
export default function Compare() {
  const { t } = useText('history')
  const params = useParams<{ a: string; b?: string }>()
  const [, navigate] = useLocation()
  const [a, b] = [decodeURIComponent(params.a), params.b === undefined ? null : decodeURIComponent(params.b)]
  const left = useJob(parsed(a).jobId)
  const right = useJob(parsed(b ?? a).jobId)
  const go = (nextA: string, nextB: string | null) => navigate(paths.compare(nextA, nextB), { replace: true })
  const error = left.error ?? right.error
  const one = left.data
  const other = b === null ? null : right.data
  return (
    <Page
      title={t('compare.title')}
      facts={one?.dataset}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<ArrowLeftRight size={14} aria-hidden />}
            disabled={b === null}
            onClick={() => b !== null && go(b, a)}
          >
            {t('compare.swap')}
          </Button>
          <Back jobId={parsed(a).jobId} />
        </>
      }
    >
      {error && <ErrorPanel title={t('compare.title')} error={appErrorOf(error)} />}
      {!error && !one && <ScreenLoading />}
      {one && (
        <>
          <div className={classes.sides}>
            <SideChoice label={t('compare.left')} job={one} value={a} onChange={(next) => go(next, b)} />
            <SideChoice label={t('compare.right')} job={other ?? one} value={b} onChange={(next) => go(a, next)} />
          </div>
          {other ? (
            <Compared
              rows={compareLoads(sideOf(one, parsed(a).attempt), sideOf(other, parsed(b ?? a).attempt))}
              missing={[
                sideOf(one, parsed(a).attempt).receipt === null,
                sideOf(other, parsed(b ?? a).attempt).receipt === null
              ]}
            />
          ) : (
            b === null && <p className={classes.choose}>{t('compare.choose')}</p>
          )}
        </>
      )}
    </Page>
  )
}

function useJob(jobId: string): { data: JobDetail | undefined; error: Error | null } {
  const { data, error } = useQuery(api.jobs.get.queryOptions({ input: { jobId } }))
  return { data, error }
}

function Back({ jobId }: { jobId: string }) {
  const { t } = useText('jobs')
  const [, navigate] = useLocation()
  return (
    <>
      <Button variant="default" onClick={() => navigate(paths.job(jobId))}>
        {t('toast.job')}
      </Button>
      <Button variant="default" onClick={() => navigate(paths.jobs)}>
        {t('back')}
      </Button>
    </>
  )
}

const groups: readonly ComparedGroup[] = [
  'load',
  'ledger',
  'sums',
  'quality',
  'timings',
  'source',
  'steps',
  'readings',
  'roles',
  'months',
  'schema'
]

function Compared({ rows, missing }: { rows: readonly ComparedRow[]; missing: readonly [boolean, boolean] }) {
  const { t } = useText('history')
  const words = useComparedWords()
  const [onlyDifferent, setOnlyDifferent] = useState(false)
  // Two loads are never begun at the same moment: that says nothing.
  const isTold = (row: ComparedRow) => !row.equal && row.name.name !== 'started'
  const differences = rows.filter(isTold).length
  const shown = onlyDifferent ? rows.filter(isTold) : rows
  return (
    <>
      <div className={classes.bar}>
        <b>{differences === 0 ? t('compare.same') : t('compare.differs', { count: differences })}</b>
        <Switch
          label={t('compare.onlyDifferent')}
          checked={onlyDifferent}
          onChange={(event) => setOnlyDifferent(event.currentTarget.checked)}
        />
      </div>
      {missing.map(
        (is, index) =>
          is && (
            <p key={index === 0 ? 'left' : 'right'} className="muted">
              {t(index === 0 ? 'compare.left' : 'compare.right')}: {t('compare.noReceipt')}
            </p>
          )
      )}
      <div className={classes.groups}>
        {groups.map((group) => {
          const ours = shown.filter(({ name }) => name.of === group)
          if (ours.length === 0) return null
          const count = ours.filter(isTold).length
          return (
            <Panel
              key={group}
              title={t(`compare.groups.${group}`)}
              aside={count > 0 ? t('compare.differs', { count }) : undefined}
            >
              <table className={classes.table} aria-label={t(`compare.groups.${group}`)}>
                <thead>
                  <tr>
                    <th scope="col">{t('compare.what')}</th>
                    <th scope="col">{t('compare.left')}</th>
                    <th scope="col">{t('compare.right')}</th>
                    <th scope="col">{t('compare.change')}</th>
                  </tr>
                </thead>
                <tbody>
                  {ours.map((row) => (
                    <tr key={row.id} data-differs={isTold(row) || undefined}>
                      <th scope="row">{words.name(row.name)}</th>
                      <td>{words.value(row.a)}</td>
                      <td>{words.value(row.b)}</td>
                      <td className={classes.change}>
                        {row.change ? words.change(row.change) : isTold(row) ? t('compare.different') : ''}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Panel>
          )
        })}
      </div>
    </>
  )
}
