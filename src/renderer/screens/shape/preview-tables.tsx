/** The two tables of the preview. Rows stand at the same height on both sides. */
import { memo } from 'react'
import { isNumeric, typeName } from '../../../shared/domain/column-type'
import type { Preview, PreviewRow, Recipe } from '../../../shared/domain/recipe'
import type { Role } from '../../../shared/domain/role'
import { formatCount, useText } from '../../text'
import { nameAtEnd } from './columns-at'
import classes from './preview.module.css'
import { stepTitle } from './step-words'

export const BeforeTable = memo(function BeforeTable({ preview }: { preview: Preview }) {
  const { t } = useText('shape')
  return (
    <table className={classes.table} aria-label={t('preview.beforeLabel')}>
      <thead>
        <tr>
          <th scope="col" className={classes.line}>
            {t('preview.line')}
          </th>
          {preview.beforeColumns.map((column) => (
            <th key={column} scope="col">
              <span className={classes.columnName}>{column}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {preview.rows.map((row) => (
          <tr key={`${row.row} ${row.copy}`} data-outcome={row.outcome} data-copy={row.copy > 0 || undefined}>
            <LineCell row={row} />
            {row.before.map((text, index) => {
              const column = preview.beforeColumns[index]
              const guilty = column !== undefined && column === row.reason
              return (
                <td key={column ?? `beyond ${index}`} data-guilty={guilty || undefined} title={text}>
                  {text}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
})

export const AfterTable = memo(function AfterTable({ preview, recipe }: { preview: Preview; recipe: Recipe }) {
  const { t } = useText('shape')
  const { t: board } = useText('board')
  const roleOf = rolesByColumn(recipe)
  const came = cameFrom(preview, recipe)
  return (
    <table className={classes.table} aria-label={t('preview.afterLabel')}>
      <thead>
        <tr>
          <th scope="col" className={classes.line}>
            {t('preview.line')}
          </th>
          {preview.afterColumns.map((column) => {
            const role = roleOf.get(column.name)
            return (
              <th key={column.name} scope="col" data-number={isNumeric(column.type) || undefined}>
                <span className={classes.columnName}>
                  {column.name}
                  {role && <span className={classes.roleBadge}>{board(`roles.${role}`)}</span>}
                </span>
                <span className={classes.columnType} title={typeName(column.type)}>
                  {t(`types.${column.type.kind}`)}
                </span>
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody>
        {preview.rows.map((row) => (
          <tr key={`${row.row} ${row.copy}`} data-outcome={row.outcome}>
            <LineCell row={row} />
            {row.after === null ? (
              <td colSpan={preview.afterColumns.length} className={classes.why}>
                <span>
                  <Why row={row} recipe={recipe} />
                </span>
              </td>
            ) : (
              row.after.map((text, index) => {
                const column = preview.afterColumns[index]
                if (!column) return null
                const isChanged = row.changed.includes(index)
                const source = came[index] ?? null
                const was =
                  source === null ? t('preview.isNew') : t('preview.wasBefore', { text: row.before[source] ?? '' })
                return (
                  <td
                    key={column.name}
                    data-number={isNumeric(column.type) || undefined}
                    data-changed={isChanged || undefined}
                    data-null={text === null || undefined}
                    title={isChanged ? `${text ?? t('preview.noValue')} · ${was}` : (text ?? t('preview.noValue'))}
                  >
                    {text ?? t('preview.noValue')}
                  </td>
                )
              })
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
})

function LineCell({ row }: { row: PreviewRow }) {
  return (
    <th scope="row" className={classes.line} title={row.file}>
      {row.file !== undefined && <span className={classes.file}>{row.file}</span>}
      {formatCount(row.line)}
    </th>
  )
}

/** Why a row does not arrive, and at which step it ended. */
function Why({ row, recipe }: { row: PreviewRow; recipe: Recipe }) {
  const { t } = useText('shape')
  if (row.outcome === 'loaded') return null
  const outcome = t(`preview.outcome.${row.outcome}`)
  const at = recipe.steps.findIndex(({ id }) => id === row.stepId)
  const step = recipe.steps[at]
  const where = step ? t('preview.byStep', { outcome, number: at + 1, name: stepTitle(step, t) }) : outcome
  if (row.reason === null) return <>{where}</>
  const reason = row.reason === 'ragged' ? t('preview.ragged') : t('preview.notParsed', { column: row.reason })
  return <>{row.outcome === 'rejected' ? t('preview.because', { outcome: where, reason }) : where}</>
}

function rolesByColumn(recipe: Recipe): ReadonlyMap<string, Role> {
  const entries = Object.entries(recipe.roles) as [Role, string | undefined][]
  return new Map(entries.flatMap(([role, column]) => (column === undefined ? [] : [[column, role] as const])))
}

/** For each column after, the index of the column before it came from, or null for a new one. */
function cameFrom(preview: Preview, recipe: Recipe): (number | null)[] {
  const source = new Map<string, number>()
  preview.beforeColumns.forEach((column, index) => {
    const name = nameAtEnd(recipe, column)
    if (name !== null) source.set(name, index)
  })
  return preview.afterColumns.map((column) => source.get(column.name) ?? null)
}
