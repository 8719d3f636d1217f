/** What each column means: proposed with how sure the proposal is, changeable; a missing role says what it would add. */
import { Select } from '@mantine/core'
import type { Recipe } from '../../../shared/domain/recipe'
import type { Role, RoleProposal } from '../../../shared/domain/role'
import { useWizard } from '../../state/wizard'
import { currentLocale, formatPercent, useText } from '../../text'
import { columnNamesAt } from './columns-at'
import { roleOrder, unlocksOf } from './role-unlocks'
import roles from './roles.module.css'
import classes from './shape.module.css'

const sureFrom = 0.85
const likelyFrom = 0.6

export function RolesPanel({ recipe }: { recipe: Recipe }) {
  const { t } = useText('shape')
  const proposals = useWizard((state) => state.proposals)
  const columns = columnNamesAt(recipe, null)
  const held = new Set(roleOrder.filter((role) => recipe.roles[role] !== undefined))
  return (
    <section className={classes.panel} aria-label={t('roles.title')}>
      <header className={classes.panelHead}>
        <h2>{t('roles.title')}</h2>
      </header>
      <div className={classes.panelBody}>
        <p className={classes.panelHint}>{t('roles.hint')}</p>
        {roleOrder.map((role) => (
          <RoleRow
            key={role}
            role={role}
            column={recipe.roles[role] ?? null}
            columns={columns}
            held={held}
            proposals={proposals.filter((proposal) => proposal.role === role)}
          />
        ))}
      </div>
    </section>
  )
}

type RowProps = {
  readonly role: Role
  readonly column: string | null
  readonly columns: readonly string[]
  readonly held: ReadonlySet<Role>
  readonly proposals: readonly RoleProposal[]
}

function RoleRow({ role, column, columns, held, proposals }: RowProps) {
  const { t } = useText('shape')
  const { t: board } = useText('board')
  const setRole = useWizard((state) => state.setRole)
  const name = board(`roles.${role}`)
  const proposal = proposals.find((one) => one.column === column) ?? null
  const unlocks = column === null ? unlocksOf(role, held) : []
  const list = new Intl.ListFormat(currentLocale(), { type: 'conjunction' })
  // What the proposal saw for this role stands first.
  const offered = proposals.map((one) => one.column).filter((one) => columns.includes(one))
  const data = [...new Set([...offered, ...columns, ...(column === null ? [] : [column])])]
  return (
    <div className={roles.role} data-missing={column === null || undefined}>
      <span className={roles.roleName}>{name}</span>
      <Select
        aria-label={t('roles.of', { role: name })}
        data={data}
        value={column}
        placeholder={t('roles.none')}
        searchable
        clearable
        clearSectionMode="clear"
        allowDeselect
        onChange={(next) => setRole(role, next)}
        classNames={{ root: roles.roleSelect ?? '' }}
      />
      {column !== null && <Confidence proposal={proposal} />}
      {column !== null && !columns.includes(column) && <span className={roles.gone}>{t('roles.gone')}</span>}
      {unlocks.length > 0 && (
        <span className={roles.unlocks}>
          {t('roles.unlocks', { tiles: list.format(unlocks.map((unlock) => t(`unlock.${unlock}`))) })}
        </span>
      )}
    </div>
  )
}

function Confidence({ proposal }: { proposal: RoleProposal | null }) {
  const { t } = useText('shape')
  if (!proposal) return <span className={roles.confidence}>{t('roles.chosen')}</span>
  const level = proposal.confidence >= sureFrom ? 'sure' : proposal.confidence >= likelyFrom ? 'likely' : 'guess'
  const because = proposal.because.map((reason) => t(`roles.because.${reason}`)).join(', ')
  return (
    <span
      className={roles.confidence}
      data-level={level}
      title={t('roles.confidence', { percent: formatPercent(proposal.confidence, 0), because })}
    >
      {t(`roles.${level}`)}
    </span>
  )
}
