/** The ordered steps with what each does to the rows; the form of the one being edited stands in its place. */
import { ActionIcon, Tooltip } from '@mantine/core'
import { Redo2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { ColumnReport } from '../../../shared/domain/check-report'
import type { Measure, Preview, Recipe, Step } from '../../../shared/domain/recipe'
import { useWizard } from '../../state/wizard'
import { useText } from '../../text'
import { AddStep } from './add-step'
import { BusinessDialog } from './business/business-dialog'
import type { FormKind } from './business/business-items'
import { MissedKeys } from './business/missed-keys'
import { columnsAt } from './columns-at'
import { withPreset } from './presets'
import { withoutStep, withStep, withStepAt, withStepCopied, withStepMoved, withStepSwitched } from './recipe-edits'
import classes from './shape.module.css'
import { StepForm } from './step-form'
import { StepRow } from './step-row'
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
  const setRecipe = useWizard((state) => state.setRecipe)
  const draft = useWizard((state) => state.draft)
  const undo = useWizard((state) => state.undo)
  const redo = useWizard((state) => state.redo)
  const sourceId = useWizard((state) => state.sourceId)
  const [form, setForm] = useState<FormKind | null>(null)
  const [missed, setMissed] = useState<string | null>(null)
  const { step: edited, edit } = editing
  const isNew = edited !== null && !recipe.steps.some((step) => step.id === edited.id)
  const drag = useDragOrder(recipe.steps.length, (from, to) => {
    const step = recipe.steps[from]
    if (step) setRecipe(withStepAt(recipe, step.id, to))
  })
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
      onCancel={() => edit(null)}
      onApply={() => {
        setRecipe(withStep(recipe, step))
        edit(null)
      }}
    />
  )
  return (
    <section className={classes.panel} aria-label={t('steps.title')}>
      <header className={classes.panelHead}>
        <h2>{t('steps.title')}</h2>
        <span className={classes.panelActions}>
          <Tooltip label={`${t('undo')} · Ctrl Z`}>
            <ActionIcon
              variant="transparent"
              className={classes.quiet ?? ''}
              size={28}
              aria-label={t('undo')}
              disabled={!draft?.past.length}
              onClick={undo}
            >
              <Undo2 size={15} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={`${t('redo')} · Ctrl ⇧ Z`}>
            <ActionIcon
              variant="transparent"
              className={classes.quiet ?? ''}
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
        <ol className={classes.steps} ref={drag.list}>
          {recipe.steps.map((step, index) => (
            <li
              key={step.id}
              data-dragged={drag.dragged === index || undefined}
              data-drop={drag.dropAt(index)}
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
                  grip={drag.handle(index)}
                  onEdit={() => edit(step)}
                  onShow={() => onShow(shownStep === step.id ? null : step.id)}
                  onSwitch={() => setRecipe(withStepSwitched(recipe, step.id))}
                  onMove={(by) => setRecipe(withStepMoved(recipe, step.id, by))}
                  onCopy={() => setRecipe(withStepCopied(recipe, step.id))}
                  onMissed={() => setMissed(step.id)}
                  onRemove={() => setRecipe(withoutStep(recipe, step.id))}
                />
              )}
            </li>
          ))}
        </ol>
        {isNew && formOf(edited)}
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
