/** The form of a step. What is typed is previewed at once; Enter or Apply makes it part of the recipe. */
import { Button, MultiSelect, Select, Switch, TextInput } from '@mantine/core'
import type { Preview, Step } from '../../../shared/domain/recipe'
import { useText } from '../../text'
import { FiscalFields, RateFields } from './business/day-fields'
import { ExpressionField } from './expression-field'
import { mistakeIn } from './expression-language'
import { LookupForm } from './lookup-form'
import { isComplete } from './recipe-edits'
import classes from './shape.module.css'

type Props = {
  readonly step: Step
  /** Columns there are before the step. */
  readonly columns: readonly string[]
  readonly problems: Preview['problems']
  readonly onChange: (step: Step) => void
  readonly onApply: () => void
  readonly onCancel: () => void
}

export function StepForm({ step, columns, problems, onChange, onApply, onCancel }: Props) {
  const { t } = useText('shape')
  const unreadable = 'expression' in step && mistakeIn(step.expression) !== null
  const ready = isComplete(step) && !unreadable && problems.length === 0
  return (
    <form
      className={classes.form}
      aria-label={t(`kinds.${step.kind}`)}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onApply()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isListOpen(event.target)) onCancel()
      }}
    >
      <h3>{t(`kinds.${step.kind}`)}</h3>
      <Fields step={step} columns={columns} problems={problems} onChange={onChange} />
      {step.kind !== 'derive' &&
        step.kind !== 'filter' &&
        problems.map((problem) => (
          <p key={problem.message} className={classes.problem} role="alert">
            {problem.message}
          </p>
        ))}
      <div className={classes.formActions}>
        <Button variant="default" onClick={onCancel}>
          {t('steps.cancel')}
        </Button>
        <Button type="submit" disabled={!ready}>
          {t('steps.apply')}
        </Button>
      </div>
    </form>
  )
}

/** Escape in an open list closes the list, not the form. */
function isListOpen(target: EventTarget): boolean {
  return target instanceof Element && target.getAttribute('aria-expanded') === 'true'
}

function Fields({ step, columns, problems, onChange }: Pick<Props, 'step' | 'columns' | 'problems' | 'onChange'>) {
  const { t } = useText('shape')
  const data = [...columns]
  switch (step.kind) {
    case 'rename':
      return (
        <>
          <Select
            label={t('form.from')}
            data={data}
            searchable
            value={step.from || null}
            onChange={(from) => from && onChange({ ...step, from })}
            data-autofocus
          />
          <TextInput
            label={t('form.to')}
            value={step.to}
            onChange={(event) => onChange({ ...step, to: event.currentTarget.value })}
          />
        </>
      )
    case 'drop':
    case 'trim':
      return (
        <>
          <MultiSelect
            label={t('form.columns')}
            data={data}
            searchable
            value={step.columns}
            onChange={(picked) => onChange({ ...step, columns: picked })}
          />
          {step.kind === 'trim' && (
            <Switch
              label={t('form.collapse')}
              checked={step.collapse}
              onChange={(event) => onChange({ ...step, collapse: event.currentTarget.checked })}
            />
          )}
        </>
      )
    case 'filter':
      return (
        <ExpressionField
          label={t('form.condition')}
          description={t('form.conditionHint')}
          value={step.expression}
          columns={columns}
          problem={problems[0] ?? null}
          onChange={(expression) => onChange({ ...step, expression })}
        />
      )
    case 'derive':
      return (
        <>
          <TextInput
            label={t('form.column')}
            value={step.column}
            description={columns.includes(step.column) ? t('form.replaces') : undefined}
            onChange={(event) => onChange({ ...step, column: event.currentTarget.value })}
          />
          <ExpressionField
            label={t('form.expression')}
            value={step.expression}
            columns={columns}
            problem={problems[0] ?? null}
            onChange={(expression) => onChange({ ...step, expression })}
          />
        </>
      )
    case 'deduplicate':
      return (
        <MultiSelect
          label={t('form.by')}
          description={t('form.byHint')}
          data={data}
          searchable
          value={step.by}
          onChange={(by) => onChange({ ...step, by })}
        />
      )
    case 'rate':
      return <RateFields step={step} columns={columns} onChange={onChange} />
    case 'fiscal':
      return <FiscalFields step={step} columns={columns} onChange={onChange} />
    case 'lookup':
      return <LookupForm step={step} columns={columns} onChange={onChange} />
  }
}
