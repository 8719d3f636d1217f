/** The form of a step. What is typed is previewed at once; Enter or Apply makes it part of the recipe. */
import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { Column } from '../../../shared/domain/column-type'
import type { Preview, Step } from '../../../shared/domain/recipe'
import { errorSentence, useText } from '../../text'
import { FiscalFields, RateFields } from './business/day-fields'
import { ExpressionField } from './expression-field'
import { mistakeIn } from './expression-language'
import classes from './form.module.css'
import { MaskFields, MergeFields, RenameFields, SplitFields, UnpivotFields } from './forms/column-fields'
import { SelectFields } from './forms/column-order'
import { MapFields } from './forms/map-fields'
import { patternMistake } from './forms/pattern-input'
import { ColumnsPicker } from './forms/pickers'
import { RetypeFields } from './forms/retype-fields'
import { DeduplicateFields, DropNullsFields } from './forms/row-fields'
import { CaseFields, FillFields, HashFields, ReplaceFields, TrimFields } from './forms/value-fields'
import { LookupForm } from './lookup-form'
import { isComplete } from './recipe-edits'

type Props = {
  readonly step: Step
  /** Columns there are before the step. */
  readonly columns: readonly Column[]
  /** The most frequent values of a column, to choose from. */
  readonly valuesOf: (column: string) => readonly string[]
  readonly problems: Preview['problems']
  readonly onChange: (step: Step) => void
  readonly onApply: () => void
  readonly onCancel: () => void
}

export function StepForm(props: Props) {
  const { step, problems, onChange, onApply, onCancel } = props
  const { t } = useText('shape')
  const ready = isComplete(step) && !isUnreadable(step) && problems.length === 0
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' })
    form.current?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true })
  }, [])
  return (
    <form
      ref={form}
      className={classes.form}
      aria-label={t(`kinds.${step.kind}`)}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onApply()
      }}
      onKeyDown={(event) => {
        // What a drawer over the form is told comes through here as well.
        const isOurs = event.target instanceof Node && event.currentTarget.contains(event.target)
        if (event.key === 'Escape' && isOurs && !event.defaultPrevented && !isListOpen(event.target)) onCancel()
      }}
    >
      <h3>{t(`kinds.${step.kind}`)}</h3>
      <p className={classes.hint}>{t(`does.${step.kind}`)}</p>
      <Fields {...props} />
      {!showsItself(step) &&
        problems.map((problem) => (
          <p key={problem.message} className={classes.problem} role="alert">
            {errorSentence(problem)}
          </p>
        ))}
      <TextInput
        label={t('form.label')}
        placeholder={t(`kinds.${step.kind}`)}
        maxLength={80}
        value={step.label ?? ''}
        onChange={(event) => {
          const { label: _, ...bare } = step
          const label = event.currentTarget.value
          onChange((label === '' ? bare : { ...bare, label }) as Step)
        }}
      />
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

/** Whether an expression or a pattern of the step can't even be read, so that the engine need not be asked. */
export function isUnreadable(step: Step): boolean {
  switch (step.kind) {
    case 'filter':
    case 'derive':
      return mistakeIn(step.expression) !== null
    case 'replace': {
      const options = { needsText: !step.whole, ignoreCase: step.ignoreCase }
      return step.isPattern && patternMistake(step.find, options) !== null
    }
    case 'split':
      return step.by.kind === 'pattern' && patternMistake(step.by.pattern, { needsText: true }) !== null
    default:
      return false
  }
}

/** Steps whose fields show what is wrong at the character. */
function showsItself(step: Step): boolean {
  if (step.kind === 'filter' || step.kind === 'derive') return true
  return (step.kind === 'replace' && step.isPattern) || (step.kind === 'split' && step.by.kind === 'pattern')
}

/** Escape in an open list closes the list, not the form. */
function isListOpen(target: EventTarget): boolean {
  return target instanceof Element && target.getAttribute('aria-expanded') === 'true'
}

function Fields({ step, columns, valuesOf, problems, onChange }: Props) {
  const { t } = useText('shape')
  const given = { columns, problems, onChange }
  const names = columns.map(({ name }) => name)
  switch (step.kind) {
    case 'select':
      return <SelectFields step={step} {...given} />
    case 'rename':
      return <RenameFields step={step} {...given} />
    case 'drop':
      return (
        <ColumnsPicker
          label={t('form.columns')}
          columns={columns}
          value={step.columns}
          onChange={(picked) => onChange({ ...step, columns: picked })}
        />
      )
    case 'retype':
      return <RetypeFields step={step} {...given} />
    case 'trim':
      return <TrimFields step={step} {...given} />
    case 'case':
      return <CaseFields step={step} {...given} />
    case 'replace':
      return <ReplaceFields step={step} {...given} />
    case 'map':
      return <MapFields step={step} {...given} valuesOf={valuesOf} />
    case 'fill':
      return <FillFields step={step} {...given} />
    case 'drop-nulls':
      return <DropNullsFields step={step} {...given} />
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
            description={names.includes(step.column) ? t('form.replaces') : undefined}
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
      return <DeduplicateFields step={step} {...given} />
    case 'split':
      return <SplitFields step={step} {...given} />
    case 'merge':
      return <MergeFields step={step} {...given} />
    case 'unpivot':
      return <UnpivotFields step={step} {...given} />
    case 'mask':
      return <MaskFields step={step} {...given} />
    case 'hash':
      return <HashFields step={step} {...given} />
    case 'rate':
      return <RateFields step={step} columns={names} onChange={onChange} />
    case 'fiscal':
      return <FiscalFields step={step} columns={names} onChange={onChange} />
    case 'lookup':
      return <LookupForm step={step} columns={names} onChange={onChange} />
  }
}
