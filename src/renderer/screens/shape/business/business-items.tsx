/** Business logic in the menu of steps: some at once, some after a short form. */
import { Menu } from '@mantine/core'
import { missingRoles, presetNeeds, withCost, withMargin } from '../../../../shared/domain/business'
import type { Recipe } from '../../../../shared/domain/recipe'
import type { Role } from '../../../../shared/domain/role'
import { currentLocale, useText } from '../../../text'
import { columnNamesAt } from '../columns-at'
import classes from '../menu.module.css'

export const formKinds = ['returns', 'tax', 'currency', 'fiscal'] as const
export type FormKind = (typeof formKinds)[number]

type Props = {
  readonly recipe: Recipe
  readonly onApply: (recipe: Recipe) => void
  readonly onOpen: (kind: FormKind) => void
}

export function BusinessItems({ recipe, onApply, onOpen }: Props) {
  const { t } = useText('business')
  const columns = columnNamesAt(recipe, null)
  return (
    <>
      <Item
        name={t('cost')}
        lacks={missingRoles(recipe, presetNeeds.cost)}
        onClick={() => onApply(withCost(recipe, columns))}
      />
      <Item
        name={t('margin')}
        lacks={missingRoles(recipe, presetNeeds.margin)}
        onClick={() => onApply(withMargin(recipe, columns))}
      />
      {formKinds.map((kind) => (
        <Item key={kind} name={t(`${kind}.menu`)} lacks={lacksOf(recipe, kind)} onClick={() => onOpen(kind)} />
      ))}
    </>
  )
}

/** Returns show in the quantity, the order id or the revenue: one of them is enough. */
function lacksOf(recipe: Recipe, kind: FormKind): Role[] {
  const { quantity, orderId, revenue } = recipe.roles
  if (kind === 'returns') return quantity || orderId || revenue ? [] : ['quantity']
  return missingRoles(recipe, presetNeeds[kind])
}

function Item({ name, lacks, onClick }: { name: string; lacks: readonly Role[]; onClick: () => void }) {
  const { t } = useText('shape')
  const { t: board } = useText('board')
  const roles = new Intl.ListFormat(currentLocale(), { type: 'conjunction' }).format(
    lacks.map((role) => board(`roles.${role}`))
  )
  return (
    <Menu.Item disabled={lacks.length > 0} onClick={onClick}>
      {name}
      {lacks.length > 0 && <span className={classes.needs}>{t('presets.needs', { roles })}</span>}
    </Menu.Item>
  )
}
