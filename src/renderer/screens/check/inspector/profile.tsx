import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ColumnReport } from '../../../../shared/domain/check-report'
import { isNumeric, isTemporal } from '../../../../shared/domain/column-type'
import type { DeepProfile } from '../../../../shared/domain/deep-profile'
import { Bars } from '../../../components/bars'
import { formatCount, formatDecimal, formatPercent, useText } from '../../../text'
import { valueText } from '../value-text'
import styles from './profile.module.css'
import { BoxPlot, KeyFact, MovesWith, ShapeList, useSpreadFacts } from './profile-extras'

const topShown = 8

/** Range, sum, distribution and the most frequent values of a column, over all rows. */
export function Profile({ column, deep }: { column: ColumnReport; deep: DeepProfile | null }) {
  const { t } = useText('check')
  const { type } = column.reading
  const { distinct } = column
  const facts: [string, string][] = []
  if (column.min !== null && type.kind !== 'string' && type.kind !== 'boolean') {
    const words = isTemporal(type) ? (['first', 'last'] as const) : (['min', 'max'] as const)
    facts.push([t(`profile.${words[0]}`), valueText(column.min, type)])
    facts.push([t(`profile.${words[1]}`), valueText(column.max, type)])
  }
  if (isNumeric(type) && column.sum !== null) facts.push([t('profile.sum'), formatDecimal(column.sum)])
  if (isNumeric(type) && column.mean !== null) facts.push([t('profile.mean'), formatDecimal(column.mean.toFixed(2))])
  facts.push(...useSpreadFacts(column))
  if (type.kind === 'string' && column.lengthMin !== null && column.lengthMax !== null) {
    const range = { min: formatCount(column.lengthMin), max: formatCount(column.lengthMax) }
    facts.push([t('profile.lengths'), t('profile.lengthRange', range)])
  }
  const count = formatCount(distinct.count)
  facts.push([t('profile.distinct'), distinct.exact ? count : t('profile.about', { number: count })])
  const share = formatPercent(column.nullCount / Math.max(1, column.rowCount))
  facts.push([
    t('nulls.title'),
    column.nullCount === 0 ? t('nulls.none') : t('nulls.some', { count: column.nullCount, share })
  ])
  return (
    <section>
      <h3>{t('profile.title')}</h3>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {column.nullTokens.length > 0 && (
        <ul className={styles.tokens}>
          {column.nullTokens.map(({ token, count: times }) => (
            <li key={token}>
              {token === '' ? <span className="muted">{t('nulls.blank')}</span> : <code>{token}</code>}
              <span className="num">{formatCount(times)}</span>
            </li>
          ))}
        </ul>
      )}
      <KeyFact name={column.name} deep={deep} />
      {column.histogram.length > 1 && <Histogram column={column} />}
      {column.top.length > 0 && <Top column={column} />}
      {column.shapes && <ShapeList column={column} shapes={column.shapes} />}
      <MovesWith name={column.name} deep={deep} />
    </section>
  )
}

function Histogram({ column }: { column: ColumnReport }) {
  const { t } = useText('check')
  const [asTable, setAsTable] = useState(false)
  const { type } = column.reading
  const bins = column.histogram
  const range = (from: string, to: string) =>
    t('ambiguous.range', { min: valueText(from, type), max: valueText(to, type) })
  return (
    <>
      <h3 className={styles.split}>
        {t('profile.histogram')}
        <Button size="compact-xs" variant="subtle" onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'profile.chart' : 'profile.table')}
        </Button>
      </h3>
      {asTable ? (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('profile.from')}</th>
              <th>{t('profile.to')}</th>
              <th className="num">{t('profile.rows')}</th>
            </tr>
          </thead>
          <tbody>
            {bins.map((bin) => (
              <tr key={bin.from}>
                <td>{valueText(bin.from, type)}</td>
                <td>{valueText(bin.to, type)}</td>
                <td className="num">{formatCount(bin.count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <>
          <Bars
            counts={bins.map((bin) => bin.count)}
            height={64}
            label={`${t('profile.histogram')}: ${column.name}`}
            titles={bins.map((bin) => `${range(bin.from, bin.to)}: ${formatCount(bin.count)}`)}
          />
          <BoxPlot column={column} />
          <div className={styles.axis}>
            <span>{valueText(bins[0]?.from ?? null, type)}</span>
            <span>{valueText(bins.at(-1)?.to ?? null, type)}</span>
          </div>
        </>
      )}
    </>
  )
}

function Top({ column }: { column: ColumnReport }) {
  const { t } = useText('check')
  const most = Math.max(1, ...column.top.map((one) => one.count))
  return (
    <>
      <h3>{t('profile.top')}</h3>
      <ul className={styles.top}>
        {column.top.slice(0, topShown).map(({ value, count }) => (
          <li key={value}>
            <i style={{ width: `${(count / most) * 100}%` }} />
            <span title={value}>{valueText(value, column.reading.type)}</span>
            <span className="num">{formatCount(count)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
