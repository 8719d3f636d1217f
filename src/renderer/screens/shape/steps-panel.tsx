/** The ordered steps with what each does to the rows; the form of the one being edited stands in its place. */
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import { Plus, Redo2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { ColumnReport } from '../../../shared/domain/check-report'
import type { Measure, Preview, Recipe, Step } from '../../../shared/domain/recipe'
import { useWizard } from '../../state/wizard'
import { useText } from '../../text'
import { BusinessDialog } from './business/business-dialog'
import { BusinessItems, type FormKind } from './business/business-items'
import { MissedKeys } from './business/missed-keys'
import { columnsAt } from './columns-at'
import { type Preset, presetSteps, withPreset } from './presets'
import { blankStep, newStepId, withoutStep, withStep, withStepMoved, withStepSwitched } from './recipe-edits'
import classes from './shape.module.css'
import { StepForm } from './step-form'
import { StepRow } from './step-row'
import { stepIcons, stepKinds } from './step-words'
import type { StepEditing } from './use-shape'

type Props = {
  readonly recipe: Recipe
  readonly editing: StepEditing
  readonly problems: Preview['problems']
  readonly effects: Measure['effects']
  /** Columns as checked; empty until the check is through. */
  readonly checked: readonly ColumnReport[]
}

export function StepsPanel({ recipe, checked, editing, problems, effects }: Props) {
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
  const problemsOf = (stepId: string) => problems.filter((problem) => problem.stepId === stepId)
  const formOf = (step: Step) => (
    <StepForm
      key={step.id}
      step={step}
      columns={columnsAt(recipe, isNew ? null : step.id)}
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
        <ol className={classes.steps}>
          {recipe.steps.map((step, index) => (
            <li key={step.id}>
              {edited?.id === step.id ? (
                formOf(edited)
              ) : (
                <StepRow
                  step={step}
                  problems={problemsOf(step.id)}
                  effect={effects.find((effect) => effect.stepId === step.id) ?? null}
                  isFirst={index === 0}
                  isLast={index === recipe.steps.length - 1}
                  onEdit={() => edit(step)}
                  onSwitch={() => setRecipe(withStepSwitched(recipe, step.id))}
                  onMove={(by) => setRecipe(withStepMoved(recipe, step.id, by))}
                  onMissed={() => setMissed(step.id)}
                  onRemove={() => setRecipe(withoutStep(recipe, step.id))}
                />
              )}
            </li>
          ))}
        </ol>
        {isNew && formOf(edited)}
      </div>
      {form !== null && sourceId !== null && (
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
      {missed !== null && sourceId !== null && (
        <MissedKeys sourceId={sourceId} recipe={recipe} stepId={missed} onClose={() => setMissed(null)} />
      )}
    </section>
  )
}

function AddStep(props: {
  readonly recipe: Recipe
  readonly columns: readonly ColumnReport[]
  readonly onAdd: (step: Step) => void
  readonly onPreset: (preset: Preset) => void
  readonly onBusiness: (recipe: Recipe) => void
  readonly onForm: (kind: FormKind) => void
}) {
  const { recipe, columns, onAdd, onPreset } = props
  const { t } = useText('shape')
  const { t: board } = useText('board')
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button size="compact-sm" variant="default" leftSection={<Plus size={14} aria-hidden />}>
          {t('steps.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {stepKinds.map((kind) => {
          const Icon = stepIcons[kind]
          return (
            <Menu.Item
              key={kind}
              leftSection={<Icon size={14} aria-hidden />}
              onClick={() => onAdd(blankStep(kind, newStepId(recipe)))}
            >
              {t(`kinds.${kind}`)}
            </Menu.Item>
          )
        })}
        <Menu.Divider />
        <Menu.Label>{t('presets.title')}</Menu.Label>
        {presetSteps(recipe, columns).map((preset) => (
          <Menu.Item key={preset.name} disabled={preset.steps.length === 0} onClick={() => onPreset(preset)}>
            {t(`presets.${preset.name}`)}
            {preset.needs.length > 0 && (
              <span className={classes.needs}>
                {t('presets.needs', { roles: preset.needs.map((role) => board(`roles.${role}`)).join(', ') })}
              </span>
            )}
          </Menu.Item>
        ))}
        <BusinessItems recipe={recipe} onApply={props.onBusiness} onOpen={props.onForm} />
      </Menu.Dropdown>
    </Menu>
  )
}
