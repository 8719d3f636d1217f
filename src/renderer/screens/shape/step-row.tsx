/** One step: what it does, what it did to the rows, cells and totals, and what is wrong with it. */
import { ActionIcon, Menu, Switch } from '@mantine/core'
import {
  ArrowDown,
  ArrowUp,
  Copy,
  Ellipsis,
  Eye,
  GripVertical,
  Pencil,
  SearchX,
  Trash2,
  TriangleAlert
} from 'lucide-react'
import type { KeyboardEvent, PointerEvent } from 'react'
import type { Preview, Step, StepEffect } from '../../../shared/domain/recipe'
import { errorSentence, useText } from '../../text'
import drag from './drag.module.css'
import { StepEffects } from './step-effects'
import { stepIcons, stepSays, stepTitle } from './step-words'
import classes from './steps.module.css'

type Props = {
  readonly step: Step
  /** Place as a person counts. */
  readonly number: number
  readonly problems: Preview['problems']
  readonly effect: StepEffect | null
  readonly isFirst: boolean
  readonly isLast: boolean
  /** The rows after this step are being looked at. */
  readonly isShown: boolean
  readonly grip: { readonly onPointerDown: (event: PointerEvent) => void }
  readonly onEdit: () => void
  readonly onShow: () => void
  readonly onSwitch: () => void
  readonly onMove: (by: -1 | 1) => void
  readonly onCopy: () => void
  readonly onRemove: () => void
  /** Shows the keys that a look-up did not find. */
  readonly onMissed: () => void
}

export function StepRow(props: Props) {
  const { step, number, problems, effect, onEdit, onShow, onSwitch, onMove, onCopy, onRemove } = props
  const { t } = useText('shape')
  const { t: business } = useText('business')
  const Icon = stepIcons[step.kind]
  const says = stepSays(step, t)
  const title = stepTitle(step, t)
  const name = `${title} ${says}`
  /** Alt and an arrow move the step, as in most lists. */
  const moveByKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <div
      className={classes.step}
      data-off={!step.enabled || undefined}
      data-problem={problems.length > 0 || undefined}
      data-shown={props.isShown || undefined}
    >
      <span className={drag.grip} data-grip title={t('steps.drag')} {...props.grip}>
        <GripVertical size={14} aria-hidden />
      </span>
      <Icon size={16} aria-hidden className={classes.stepIcon} />
      <button
        type="button"
        className={classes.stepMain}
        data-step-main
        onClick={onEdit}
        onKeyDown={moveByKey}
        title={says}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        aria-label={t('steps.numbered', { number, name })}
      >
        <span className={classes.stepKind}>{title}</span>
        <span className={classes.stepSays} data-code={step.kind === 'derive' || step.kind === 'filter' || undefined}>
          {says}
        </span>
        {!step.enabled && <span className={classes.effect}>{t('steps.off')}</span>}
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
          <Menu.Item leftSection={<Eye size={14} />} disabled={!step.enabled} onClick={onShow}>
            {t(props.isShown ? 'steps.showEnd' : 'steps.show')}
          </Menu.Item>
          {effect !== null && (effect.unmatched ?? 0) > 0 && (
            <Menu.Item leftSection={<SearchX size={14} />} onClick={props.onMissed}>
              {business('missed.open')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<Copy size={14} />} onClick={onCopy}>
            {t('steps.copy')}
          </Menu.Item>
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
      {step.enabled && effect && (
        <StepEffects effect={effect} isLookup={step.kind === 'lookup' || step.kind === 'rate'} />
      )}
      {problems.map((problem) => (
        <p key={problem.message} className={classes.problem} role="alert">
          <TriangleAlert size={13} aria-hidden />
          {errorSentence(problem)}
        </p>
      ))}
    </div>
  )
}
