/** The numbers of two groups: a row a metric, and a row a value of the dimension. */
import type { ComparedValues, GroupsTile, Unit } from '../../../../shared/domain/board'
import type { Role } from '../../../../shared/domain/role'
import { formatCount } from '../../../text'
import { NameButton } from '../name-button'
import { cellValue, fullValue, shareText, signedPercent } from '../numbers'
import table from '../table.module.css'
import { pickedValues, type TileActions } from '../tile-actions'
import { useTileWords } from '../tile-words'
import { differenceText, relativeReason } from '../twins/groups-twin'
import classes from './groups.module.css'

type Names = readonly [string, string]

export function MetricsTable({ tile, names, label }: { tile: GroupsTile; names: Names; label: string }) {
  const { t, metric, hint, role } = useTileWords()
  return (
    <table className={table.table} aria-label={label}>
      <Head first={t('groups.metric')} names={names} rows={[tile.a.rows, tile.b.rows]} />
      <tbody>
        {tile.metrics.map((one) => {
          const why =
            one.lacks.length > 0
              ? t('tile.lacks', { roles: one.lacks.map(role).join(', ') })
              : one.blocked !== null
                ? t(`tile.blocked.${one.blocked}`)
                : null
          return (
            <tr key={one.metric}>
              <th scope="row" className={table.name} title={hint(one.metric)}>
                {metric(one.metric)}
              </th>
              {why !== null ? (
                <td colSpan={4} className={classes.why} title={why}>
                  {why}
                </td>
              ) : (
                <>
                  <Value values={one} side="a" unit={one.unit} rows={one.rowsA} coverage={one.coverageA} />
                  <Value values={one} side="b" unit={one.unit} rows={one.rowsB} coverage={one.coverageB} />
                  <Differences values={one} unit={one.unit} />
                </>
              )}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

type ValuesProps = {
  readonly tile: GroupsTile
  readonly dimension: Role
  readonly names: Names
  readonly actions: TileActions
}

export function ValuesTable({ tile, dimension, names, actions }: ValuesProps) {
  const { t, label, plural, role, metric } = useTileWords()
  const size = (value: string | null) => Math.abs(Number(value ?? 0))
  const single = tile.values.filter((row) => row.otherCount === null)
  const longest = Math.max(...single.flatMap((row) => [size(row.a), size(row.b)]), Number.MIN_VALUE)
  const picked = pickedValues(actions.filters, dimension)
  const title = t('ranking.by', { role: plural(dimension), metric: metric(tile.metric) })
  return (
    <table className={table.table} aria-label={title}>
      <Head first={role(dimension)} names={names} rows={null} />
      <tbody>
        {tile.values.map((row) => {
          const name = label(row)
          const isOther = row.otherCount !== null
          return (
            <tr key={isOther ? 'other' : `v${row.label}`} className={isOther ? table.otherRow : undefined}>
              <th scope="row" className={table.name} title={name}>
                {isOther ? (
                  name
                ) : (
                  <NameButton
                    name={name}
                    isPicked={picked?.has(row.label) === true}
                    onClick={() => actions.pickValue(dimension, row.label)}
                  />
                )}
              </th>
              {(['a', 'b'] as const).map((side) => (
                <td
                  key={side}
                  className={`${table.barCell} ${table.number}`}
                  title={row[side] === null ? undefined : fullValue(row[side], tile.unit, actions.currency)}
                >
                  {!isOther && (
                    <i
                      className={`${table.bar} ${classes.bar}`}
                      data-side={side}
                      style={{ width: `${(size(row[side]) / longest) * 100}%` }}
                    />
                  )}
                  <span>{row[side] === null ? '—' : cellValue(row[side], longest, tile.unit)}</span>
                </td>
              ))}
              <Differences values={row} unit={tile.unit} largest={longest} />
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

type HeadProps = {
  readonly first: string
  readonly names: Names
  /** How many rows each group has; null: that is said elsewhere. */
  readonly rows: readonly [number, number] | null
}

function Head({ first, names, rows }: HeadProps) {
  const { t } = useTileWords()
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {names.map((name, index) => (
          <th key={name} scope="col" className={`${table.number} ${classes.group}`} title={name}>
            <i className={classes.swatch} data-side={index === 0 ? 'a' : 'b'} aria-hidden />
            <span className={classes.groupName}>{name}</span>
            {rows && <span className={classes.rows}>{t('tile.rows', { count: rows[index] ?? 0 })}</span>}
          </th>
        ))}
        <th scope="col" className={table.number}>
          {t('groups.difference')}
        </th>
        <th scope="col" className={table.number} title={t('groups.relativeHint')}>
          {t('groups.relative')}
        </th>
      </tr>
    </thead>
  )
}

type ValueProps = {
  readonly values: ComparedValues
  readonly side: 'a' | 'b'
  readonly unit: Unit
  readonly rows: number
  readonly coverage: number
}

function Value({ values, side, unit, rows, coverage }: ValueProps) {
  const { t } = useTileWords()
  const value = values[side]
  const largest = Math.max(Math.abs(Number(values.a ?? 0)), Math.abs(Number(values.b ?? 0)))
  const share = t('tile.coverage', { share: shareText(coverage) })
  const used = `${t('tile.rows', { count: rows })} · ${coverage < 1 ? share : t('tile.full')}`
  return (
    <td className={table.number} title={value === null ? used : `${fullValue(value, unit)} · ${used}`}>
      {value === null ? '—' : cellValue(value, largest, unit)}
      {coverage < 1 && (
        <span className={classes.coverage}>
          {formatCount(rows)} · {shareText(coverage)}
        </span>
      )}
    </td>
  )
}

type DifferencesProps = {
  readonly values: ComparedValues
  readonly unit: Unit
  /** Of the column; of the values themselves when absent. */
  readonly largest?: number
}

function Differences({ values, unit, largest }: DifferencesProps) {
  const words = useTileWords()
  const reason = relativeReason(values, words)
  return (
    <>
      <td className={table.number}>{differenceText(values, unit, words, largest)}</td>
      <td className={table.number} title={reason ?? undefined}>
        {values.relative !== null ? (
          signedPercent(values.relative)
        ) : unit === 'ratio' && reason === null ? (
          ''
        ) : (
          <span className="muted">{words.t('notAvailable')}</span>
        )}
      </td>
    </>
  )
}
