/** The ordered steps with what each does to the rows; the form of the one being edited stands in its place. */
import { ActionIcon, Tooltip, VisuallyHidden } from '@mantine/core'
import { Redo2, Undo2 } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ColumnReport } from '../../../shared/domain/check-report'
import type { Measure, Preview, Recipe, Step } from '../../../shared/domain/recipe'
import { useModKey } from '../../components/hot-keys/mod-key'
import { useWizard } from '../../state/wizard'
import { useText } from '../../text'
import { AddStep } from './add-step'
import { BusinessDialog } from './business/business-dialog'
import type { FormKind } from './business/business-items'
import { MissedKeys } from './business/missed-keys'
import { columnsAt } from './columns-at'
import drag from './drag.module.css'
import { withPreset } from './presets'
import { withoutStep, withStep, withStepAt, withStepCopied, withStepSwitched } from './recipe-edits'
import { withRolesFollowing } from './roles-follow'
import classes from './shape.module.css'
import { StepForm } from './step-form'
import { StepRow } from './step-row'
import { stepTitle } from './step-words'
import styles from './steps.module.css'
import { useDragOrder } from './use-drag-order'
import type { StepEditing } from './use-shape'

type Props = {
  readonly recipe: Recipe
  readonly editing: StepEditing
  readonly problems: Preview['problems']
  readonly effects: Measure['effects']
  /** Columns as checked; empty until the check is through. */
  readonly checked: readonly ColumnReport[]
  /** The step whose rows are looked at; null for the end. */
  readonly shownStep: string | null
  readonly onShow: (stepId: string | null) => void
}

export function StepsPanel({ recipe, checked, editing, problems, effects, shownStep, onShow }: Props) {
  const { t } = useText('shape')
  const mod = useModKey()
  const keep = useWizard((state) => state.setRecipe)
  const setRecipe = (next: Recipe) => keep(withRolesFollowing(recipe, next))
  const draft = useWizard((state) => state.draft)
  const undo = useWizard((state) => state.undo)
  const redo = useWizard((state) => state.redo)
  const sourceId = useWizard((state) => state.sourceId)
  const [form, setForm] = useState<FormKind | null>(null)
  const [missed, setMissed] = useState<string | null>(null)
  const { step: edited, edit } = editing
  const isNew = edited !== null && !recipe.steps.some((step) => step.id === edited.id)
  const panel = useRef<HTMLElement>(null)
  const [moved, setMoved] = useState('')
  const move = (step: Step, to: number) => {
    const next = withStepAt(recipe, step.id, to)
    if (next === recipe) return
    setRecipe(next)
    const name = stepTitle(step, t)
    setMoved(t('steps.movedTo', { name, number: to + 1, total: recipe.steps.length }))
  }
  const order = useDragOrder(recipe.steps.length, (from, to) => {
    const step = recipe.steps[from]
    if (step) move(step, to)
  })
  /** The keyboard goes on at a step, or at the button that adds one, once they are there. */
  const goTo = (stepId: string | null) =>
    requestAnimationFrame(() => {
      const step = stepId === null ? null : `[data-step="${CSS.escape(stepId)}"] [data-step-main]`
      panel.current?.querySelector<HTMLElement>(step ?? '[data-add-step]')?.focus()
    })
  const remove = (step: Step, index: number) => {
    setRecipe(withoutStep(recipe, step.id))
    goTo((recipe.steps[index + 1] ?? recipe.steps[index - 1])?.id ?? null)
  }
  const copy = (step: Step) => {
    const next = withStepCopied(recipe, step.id)
    setRecipe(next)
    goTo(next.steps[recipe.steps.indexOf(step) + 1]?.id ?? null)
  }
  const problemsOf = (stepId: string) => problems.filter((problem) => problem.stepId === stepId)
  const valuesOf = (name: string) => checked.find((column) => column.name === name)?.top.map(({ value }) => value) ?? []
  const formOf = (step: Step) => (
    <StepForm
      key={step.id}
      step={step}
      columns={columnsAt(recipe, isNew ? null : step.id)}
      valuesOf={valuesOf}
      problems={problemsOf(step.id)}
      onChange={edit}
      onCancel={() => {
        edit(null)
        goTo(isNew ? null : step.id)
      }}
      onApply={() => {
        setRecipe(withStep(recipe, step))
        edit(null)
        goTo(step.id)
      }}
    />
  )
  return (
    <section ref={panel} className={classes.panel} aria-label={t('steps.title')}>
      <header className={classes.panelHead}>
        <h2>{t('steps.title')}</h2>
        <span className={classes.panelActions}>
          <Tooltip label={`${t('undo')} · ${mod} Z`}>
            <ActionIcon
              variant="transparent"
              size={28}
              aria-label={t('undo')}
              disabled={!draft?.past.length}
              onClick={undo}
            >
              <Undo2 size={15} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={`${t('redo')} · ${mod} ⇧ Z`}>
            <ActionIcon
              variant="transparent"
              size={28}
              aria-label={t('redo')}
              disabled={!draft?.future.length}
              onClick={redo}
            >
              <Redo2 size={15} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <AddStep
            recipe={recipe}
            columns={checked}
            onAdd={edit}
            onPreset={(preset) => setRecipe(withPreset(recipe, preset))}
            onBusiness={setRecipe}
            onForm={setForm}
          />
        </span>
      </header>
      <div className={classes.panelBody}>
        {recipe.steps.length === 0 && !edited && <p className={classes.nothing}>{t('steps.none')}</p>}
        <ol className={`${styles.steps} ${drag.list}`} ref={order.list}>
          {recipe.steps.map((step, index) => (
            <li
              key={step.id}
              data-step={step.id}
              data-dragged={order.dragged === index || undefined}
              data-drop={order.dropAt(index)}
              data-after={isAfter(recipe, shownStep, index) || undefined}
            >
              {edited?.id === step.id ? (
                formOf(edited)
              ) : (
                <StepRow
                  step={step}
                  number={index + 1}
                  problems={problemsOf(step.id)}
                  effect={effects.find((effect) => effect.stepId === step.id) ?? null}
                  isFirst={index === 0}
                  isLast={index === recipe.steps.length - 1}
                  isShown={shownStep === step.id}
                  grip={order.handle(index)}
                  onEdit={() => edit(step)}
                  onShow={() => onShow(shownStep === step.id ? null : step.id)}
                  onSwitch={() => setRecipe(withStepSwitched(recipe, step.id))}
                  onMove={(by) => move(step, index + by)}
                  onCopy={() => copy(step)}
                  onMissed={() => setMissed(step.id)}
                  onRemove={() => remove(step, index)}
                />
              )}
            </li>
          ))}
        </ol>
        {isNew && formOf(edited)}
        <VisuallyHidden aria-live="polite">{moved}</VisuallyHidden>
      </div>
      {sourceId !== null && form !== null && (
        <BusinessDialog
          kind={form}
          sourceId={sourceId}
          recipe={recipe}
          checked={checked}
          onClose={() => setForm(null)}
          onApply={(next) => {
            setRecipe(next)
            setForm(null)
          }}
        />
      )}
      {sourceId !== null && missed !== null && (
        <MissedKeys sourceId={sourceId} recipe={recipe} stepId={missed} onClose={() => setMissed(null)} />
      )}
    </section>
  )
}

/** Whether a step comes after the one whose rows are looked at. */
function isAfter(recipe: Recipe, shownStep: string | null, index: number): boolean {
  const at = recipe.steps.findIndex((step) => step.id === shownStep)
  return at >= 0 && index > at
}
