/** When the numbers of a board were computed; those that count as old by the preferences stand out. */
import { formatAgo, formatDate, formatTime, useText } from '../../../text'
import classes from './fresh.module.css'
import { useFreshMinutes } from './use-fresh-minutes'
import { useNow } from './use-now'

const tickMs = 10_000

type Props = {
  readonly dataset: string
  readonly computedMs: number
  readonly isCluster: boolean
}

export function BoardAge({ dataset, computedMs, isCluster }: Props) {
  const { t } = useText('fresh')
  const nowMs = useNow(tickMs)
  const { oldAfter } = useFreshMinutes(dataset)
  const hint = isCluster ? t('age.cluster', { count: oldAfter ?? 0 }) : t('age.here')
  const isOld = isCluster && oldAfter !== null && nowMs - computedMs > oldAfter * 60_000
  return (
    <time
      className={classes.age}
      data-old={isOld || undefined}
      dateTime={new Date(computedMs).toISOString()}
      title={`${exactTime(computedMs)}\n${hint}`}
    >
      {t('age.asOf', { ago: formatAgo(computedMs, Math.max(nowMs, computedMs)) })}
    </time>
  )
}

/** Day and time of day with seconds, where the person is. */
export function exactTime(atMs: number): string {
  const at = new Date(atMs)
  const day = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0'))
  return `${formatDate(day.join('-'))}, ${formatTime(atMs)}`
}
