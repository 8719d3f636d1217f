/** The number as it is now, and whether the alert would fire. */
import { Skeleton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { BellRing, CircleCheck, CircleDashed } from 'lucide-react'
import {
  type AlertCondition,
  alertQuery,
  alertTileOf,
  judge,
  readingOf,
  runningUntil
} from '../../../../shared/domain/alert'
import type { Board } from '../../../../shared/domain/board'
import type { Dataset } from '../../../../shared/domain/dataset'
import { api, appErrorOf } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import { useText } from '../../../text'
import { useAlertWords } from '../alert-words'
import type { AlertForm } from './draft'
import classes from './form.module.css'

const settleMs = 200
/** Asked for nothing: a dataset that is not there. */
const nowhere = { name: '', dataFrom: null, dataThrough: null }

/** The number that the form asks for. */
export function useAlertNow(form: AlertForm, dataset: Dataset | null) {
  const [settled] = useDebouncedValue(JSON.stringify(alertQuery(form, dataset ?? nowhere)), settleMs)
  return useQuery({
    ...api.explore.board.queryOptions({ input: JSON.parse(settled) }),
    enabled: dataset !== null,
    placeholderData: undefined
  })
}

type Props = {
  readonly query: ReturnType<typeof useAlertNow>
  readonly form: AlertForm
  /** Null: nothing is typed yet. */
  readonly condition: AlertCondition | null
  readonly dataset: Dataset
}

export function NowBox({ query, form, condition, dataset }: Props) {
  const { t } = useText('alerts')
  if (query.error) return <ErrorPanel title={t('form.nowFailed')} error={appErrorOf(query.error)} />
  return (
    <section className={classes.now} aria-label={t('form.nowTitle')} aria-live="polite">
      {query.data ? (
        <Now board={query.data} form={form} condition={condition} dataset={dataset} />
      ) : (
        <>
          <Skeleton height={58} />
          <span className="spoken">{t('verdict.asking')}</span>
        </>
      )}
    </section>
  )
}

function Now({ board, form, condition, dataset }: Omit<Props, 'query'> & { readonly board: Board }) {
  const { t } = useText('alerts')
  const { t: boardWords } = useText('board')
  const words = useAlertWords()
  const tile = alertTileOf(board)
  const reading = readingOf(board)
  const change = words.change(reading)
  return (
    <>
      <div className={classes.figure}>
        <b>{words.value(reading)}</b>
        {reading.range && <span className="muted">{boardWords('range.span', reading.range)}</span>}
      </div>
      {reading.previous !== null && reading.earlier && (
        <p className={classes.compared}>
          {change !== null && <b>{change} </b>}
          {t('compared', { ...reading.earlier, value: words.value({ ...reading, value: reading.previous }) })}
        </p>
      )}
      <Verdict
        verdict={condition && judge(condition, tile, runningUntil(form, tile.range, dataset.calendar))}
        unit={reading.unit}
      />
    </>
  )
}

type VerdictProps = {
  readonly verdict: ReturnType<typeof judge> | null
  readonly unit: Parameters<ReturnType<typeof useAlertWords>['silence']>[1]
}

function Verdict({ verdict, unit }: VerdictProps) {
  const { t } = useText('alerts')
  const words = useAlertWords()
  if (verdict === null) return <p className={classes.verdict}>{t('verdict.untyped')}</p>
  if (verdict.kind === 'silent') {
    return (
      <p className={classes.verdict} data-state="silent">
        <CircleDashed size={15} aria-hidden />
        {t('verdict.silent', { why: words.silence(verdict.silence, unit) })}
      </p>
    )
  }
  const { holds } = verdict
  return (
    <p className={classes.verdict} data-state={holds ? 'met' : 'not-met'}>
      {holds ? <BellRing size={15} aria-hidden /> : <CircleCheck size={15} aria-hidden />}
      {t(holds ? 'verdict.holds' : 'verdict.not')}
    </p>
  )
}
