/** What a plan says about numbers that would mean something else than those that are in the datasource. */
import type { FormProblem } from '../../shared/domain/druid/form-problem'
import type { IngestForm } from '../../shared/domain/druid/ingest-form'
import type { PublishedColumn } from '../../shared/domain/druid/published'
import type { ColumnChange, StoredColumn } from '../../shared/domain/druid/schema-evolution'
import { digitsOf, meaningWord, type OtherMeaning } from '../../shared/domain/druid/stored-meaning'

interface Begun {
  readonly form: IngestForm
  readonly columns: readonly PublishedColumn[]
  readonly known: readonly StoredColumn[]
  /** The dataset that put the rows there; null: none that is known here. */
  readonly holder: object | null
  readonly others: readonly OtherMeaning[]
  /** Whether rows stay. */
  readonly isKept: boolean
}

/** Errors for columns whose rows could not be added up together, a warning where that cannot be known. */
export function meaningProblems({ form, columns, known, holder, others, isKept }: Begun): FormProblem[] {
  const found = others.map(
    ({ name, kind, from, to }): FormProblem =>
      kind === 'digits'
        ? problem('other-digits', 'error', { name, there: digitsOf(from), here: digitsOf(to) })
        : problem('other-meaning', 'error', { name, from: meaningWord(from), to: meaningWord(to) })
  )
  if (holder !== null || !isKept) return found
  const whole = new Set(known.flatMap(({ name, sqlType }) => (sqlType === 'BIGINT' ? [name] : [])))
  const stored = new Set(form.dimensions.map(({ name }) => name))
  const unknown = columns.filter(
    ({ name, encoding, scale }) => encoding === 'scaled' && scale > 0 && whole.has(name) && stored.has(name)
  )
  if (unknown.length === 0) return found
  const names = unknown.map(({ name, scale }) => `${name}: ${scale}`).join(', ')
  return [...found, problem('unknown-digits', 'warning', { columns: names })]
}

function problem(
  reason: FormProblem['reason'],
  severity: FormProblem['severity'],
  details: FormProblem['details']
): FormProblem {
  return { reason, severity, path: ['dimensions'], details }
}

/** Druid's types are equal for these columns, so they are no difference to it; they can be left out. */
export function withMeanings(
  changes: readonly ColumnChange[],
  { known, others }: Pick<Begun, 'known' | 'others'>
): ColumnChange[] {
  const listed = new Set(changes.map(({ name }) => name))
  const added = others
    .filter(({ name }) => !listed.has(name))
    .map(({ name, from, to }): ColumnChange => {
      const type = known.find((one) => one.name === name)?.sqlType ?? 'BIGINT'
      return {
        name,
        change: 'retyped',
        from: `${type}, ${digitsOf(from)}`,
        to: `${type}, ${digitsOf(to)}`,
        choice: 'as-file',
        choices: ['as-file', 'leave-out']
      }
    })
  return [...changes, ...added]
}
