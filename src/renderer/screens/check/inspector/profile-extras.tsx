import type { ColumnReport } from '../../../../shared/domain/check-report'
import type { Shapes } from '../../../../shared/domain/column-profile'
import { isNumeric } from '../../../../shared/domain/column-type'
import type { DeepProfile } from '../../../../shared/domain/deep-profile'
import { formatCount, formatDecimal, useText } from '../../../text'
import { valueText } from '../value-text'
import styles from './profile.module.css'
import extra from './profile-extras.module.css'

/** Quartiles and deviation as rows of the profile; estimates say so. */
export function useSpreadFacts({ spread, reading }: ColumnReport): [string, string][] {
  const { t } = useText('profile')
  if (!spread) return []
  const mark = (text: string) => (spread.exact ? text : t('stats.estimated', { number: text }))
  const facts: [string, string][] = []
  if (spread.quartiles) {
    const { q1, median, q3 } = spread.quartiles
    facts.push([t('stats.median'), mark(valueText(median, reading.type))])
    facts.push([t('stats.middle'), mark(`${valueText(q1, reading.type)} – ${valueText(q3, reading.type)}`)])
  }
  if (spread.deviation !== null) facts.push([t('stats.deviation'), mark(formatDecimal(spread.deviation.toFixed(2)))])
  return facts
}

const place = (value: string, isNumber: boolean) => (isNumber ? Number(value) : Date.parse(value))

/** Quartiles below the histogram, on the same scale. */
export function BoxPlot({ column }: { column: ColumnReport }) {
  const { t } = useText('profile')
  const { spread, histogram, reading } = column
  const [first, last] = [histogram[0], histogram.at(-1)]
  if (!spread?.quartiles || !first || !last) return null
  const isNumber = isNumeric(reading.type)
  const [from, to] = [place(first.from, isNumber), place(last.to, isNumber)]
  if (!(to > from)) return null
  const share = (value: string) =>
    `${Math.max(0, Math.min(100, ((place(value, isNumber) - from) / (to - from)) * 100))}%`
  const { q1, median, q3 } = spread.quartiles
  const words = (value: string) => valueText(value, reading.type)
  const label = t('stats.box', { q1: words(q1), median: words(median), q3: words(q3) })
  return (
    <div className={extra.box} role="img" aria-label={label} title={label}>
      <i className={extra.half} style={{ left: share(q1), right: `calc(100% - ${share(q3)})` }} />
      <b className={extra.median} style={{ left: share(median) }} />
    </div>
  )
}

/** The most frequent patterns of a column's texts. */
export function ShapeList({ column, shapes }: { column: ColumnReport; shapes: Shapes }) {
  const { t } = useText('profile')
  const most = Math.max(1, ...shapes.top.map(({ count }) => count))
  const others = shapes.distinct - shapes.top.length
  return (
    <>
      <h3 title={t('stats.shapesHint')}>{t('stats.shapes')}</h3>
      <ul className={styles.top} aria-label={`${t('stats.shapes')}: ${column.name}`}>
        {shapes.top.map(({ shape, count }) => (
          <li key={shape}>
            <i style={{ width: `${(count / most) * 100}%` }} />
            <span title={shape}>
              <code className={extra.shape}>{shape}</code>
            </span>
            <span className="num">{formatCount(count)}</span>
          </li>
        ))}
      </ul>
      <p className={extra.hint}>
        {t('stats.shapesHint')}
        {others > 0 && ` · ${t('stats.otherShapes', { count: others })}`}
      </p>
    </>
  )
}

/** That the column names the rows, alone or with another. */
export function KeyFact({ name, deep }: { name: string; deep: DeepProfile | null }) {
  const { t } = useText('profile')
  const key = deep?.keys.find(({ columns }) => columns.includes(name))
  if (!key) return null
  const [other] = key.columns.filter((column) => column !== name)
  const words =
    other !== undefined
      ? t('stats.pairKey', { column: other })
      : key.repeats === 0
        ? t('stats.key')
        : t('stats.nearKey', { count: key.repeats })
  return <p className={extra.key}>{words}</p>
}

const shown = 5
/** Weaker correlations say nothing. */
const weakest = 0.1

/** Columns that rise and fall with this one. */
export function MovesWith({ name, deep }: { name: string; deep: DeepProfile | null }) {
  const { t } = useText('profile')
  const related = (deep?.correlations ?? [])
    .filter(({ a, b, r }) => (a === name || b === name) && Math.abs(r) >= weakest)
    .slice(0, shown)
  if (related.length === 0) return null
  return (
    <>
      <h3 title={t('stats.movesHint')}>{t('stats.moves')}</h3>
      <ul className={extra.moves} aria-label={`${t('stats.moves')}: ${name}`}>
        {related.map(({ a, b, r }) => (
          <li key={`${a} ${b}`}>
            <span>{a === name ? b : a}</span>
            <span className={extra.scale} aria-hidden>
              <i
                data-negative={r < 0 || undefined}
                style={r < 0 ? { right: '50%', width: `${-r * 50}%` } : { left: '50%', width: `${r * 50}%` }}
              />
            </span>
            <span className="num">{formatDecimal(r.toFixed(2))}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
