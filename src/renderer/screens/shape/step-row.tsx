/** One step: what it does, what it did to the rows and to the revenue, and what is wrong with it. */
import { ActionIcon, Menu, Switch } from '@mantine/core'
import { ArrowDown, ArrowUp, Ellipsis, Pencil, SearchX, Trash2, TriangleAlert } from 'lucide-react'
import type { Preview, Step, StepEffect } from '../../../shared/domain/recipe'
import { formatDecimal, useText } from '../../text'
import classes from './shape.module.css'
import { stepIcons, stepSays } from './step-words'

type Props = {
  readonly step: Step
  readonly problems: Preview['problems']
  readonly effect: StepEffect | null
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onEdit: () => void
  readonly onSwitch: () => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
  /** Shows the keys that a look-up did not find. */
  readonly onMissed: () => void
}

export function StepRow(props: Props) {
  const { step, problems, effect, onEdit, onSwitch, onMove, onRemove } = props
  const { t } = useText('shape')
  const { t: business } = useText('business')
  const Icon = stepIcons[step.kind]
  const says = stepSays(step, t)
  const name = `${t(`kinds.${step.kind}`)} ${says}`
  return (
    <div className={classes.step} data-off={!step.enabled || undefined} data-problem={problems.length > 0 || undefined}>
      <Icon size={16} aria-hidden className={classes.stepIcon} />
      <button type="button" className={classes.stepMain} onClick={onEdit} title={says}>
        <span className={classes.stepKind}>{t(`kinds.${step.kind}`)}</span>
        <span className={classes.stepSays} data-code={step.kind === 'derive' || step.kind === 'filter' || undefined}>
          {says}
        </span>
        {step.enabled ? effect && <Effect effect={effect} /> : <span className={classes.effect}>{t('steps.off')}</span>}
      </button>
      <Switch
        size="xs"
        checked={step.enabled}
        onChange={onSwitch}
        aria-label={t('steps.on', { name })}
        className={classes.stepSwitch}
      />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size={24} aria-label={t('steps.more', { name })}>
            <Ellipsis size={15} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Pencil size={14} />} onClick={onEdit}>
            {t('steps.edit')}
          </Menu.Item>
          {effect !== null && (effect.unmatched ?? 0) > 0 && (
            <Menu.Item leftSection={<SearchX size={14} />} onClick={props.onMissed}>
              {business('missed.open')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<ArrowUp size={14} />} disabled={props.isFirst} onClick={() => onMove(-1)}>
            {t('steps.up')}
          </Menu.Item>
          <Menu.Item leftSection={<ArrowDown size={14} />} disabled={props.isLast} onClick={() => onMove(1)}>
            {t('steps.down')}
          </Menu.Item>
          <Menu.Item leftSection={<Trash2 size={14} />} color="red" onClick={onRemove}>
            {t('steps.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {problems.map((problem) => (
        <p key={problem.message} className={classes.problem} role="alert">
          <TriangleAlert size={13} aria-hidden />
          {problem.message}
        </p>
      ))}
    </div>
  )
}

/** Rows lost, rows without a match, change of the exact total; nothing where nothing changed. */
function Effect({ effect }: { effect: StepEffect }) {
  const { t } = useText('shape')
  const lost = effect.rowsIn - effect.rowsOut
  const { revenueBefore: before, revenueAfter: after } = effect
  const parts = [
    lost > 0 ? t('steps.lost', { count: lost }) : null,
    effect.unmatched ? t('steps.unmatched', { count: effect.unmatched }) : null,
    before !== null && after !== null && before !== after
      ? t('steps.revenue', { before: formatDecimal(before), after: formatDecimal(after) })
      : null
  ].filter((part) => part !== null)
  if (parts.length === 0) return null
  return parts.map((part) => (
    <span key={part} className={classes.effect}>
      {part}
    </span>
  ))
}
