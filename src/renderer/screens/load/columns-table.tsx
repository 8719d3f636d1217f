/** The columns that the rows are loaded with: name, type, what each means. */
import { type Column, typeName } from '../../../shared/domain/column-type'
import type { Recipe } from '../../../shared/domain/recipe'
import type { Role } from '../../../shared/domain/role'
import { useText } from '../../text'
import classes from './months.module.css'

/** A scrolled region must be reachable by keyboard. */
const scrolled = { tabIndex: 0 }

export function ColumnsTable({ recipe, columns }: { recipe: Recipe; columns: readonly Column[] }) {
  const { t } = useText('load')
  const { t: shape } = useText('shape')
  const { t: board } = useText('board')
  const roles = Object.entries(recipe.roles) as [Role, string | undefined][]
  return (
    <div className={classes.monthsScroll} {...scrolled}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('effect.column')}</th>
            <th scope="col">{t('effect.type')}</th>
            <th scope="col">{t('effect.role')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ name, type }) => {
            const role = roles.find(([, column]) => column === name)?.[0]
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className={classes.fate} title={typeName(type)}>
                  {shape(`types.${type.kind}`)}
                </td>
                <td>{role && <span className={classes.role}>{board(`roles.${role}`)}</span>}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
