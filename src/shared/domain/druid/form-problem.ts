/** What may be wrong with a form: a code with its details, and the sentence of it. */
export type FormReason =
  | 'bad-datasource'
  | 'bad-key'
  | 'no-columns'
  | 'duplicate-column'
  | 'reserved-column'
  | 'unknown-column'
  | 'metrics-need-rollup'
  | 'no-count'
  | 'not-numeric'
  | 'multi-value-type'
  | 'multi-value-sql'
  | 'append-needs-dynamic'
  | 'not-whole-segments'
  | 'no-months'
  | 'too-many-segments'
  | 'coarser-than-segment'
  | 'transform-text'
  | 'money-too-wide'
  | 'other-digits'
  | 'other-meaning'
  | 'unknown-digits'
  | 'sql-missing'
  | 's3-missing'
  | 'parquet-missing'
  | 'sketches-missing'
  | 'not-enough-slots'

export interface FormProblem {
  readonly reason: FormReason
  /** `warning`: it can be submitted all the same. */
  readonly severity: 'error' | 'warning'
  /** Where in the form: names of fields and indexes. */
  readonly path: readonly (string | number)[]
  readonly details: Readonly<Record<string, string | number>>
}

/** English; `{name}` is a detail. */
export const formSentences: Readonly<Record<FormReason, string>> = {
  'bad-datasource':
    '{name} can be no datasource of Druid: it may not begin with a dot, nor contain slashes, tabs or line breaks',
  'bad-key': 'the key of the job has other characters than letters, digits, - and _',
  'no-columns': 'no column is stored but the time',
  'duplicate-column': 'two columns are called {name}',
  'reserved-column': '{name} is the name of the time itself',
  'unknown-column': 'no published column and no transform is called {name}',
  'metrics-need-rollup': 'metrics are made of several rows, so they need rollup; without it, store {name} as a column',
  'no-count': 'without a count among the metrics, the number of rows can not be proved any more',
  'not-numeric': '{name} is no number, which {kind} needs',
  'multi-value-type': '{name} holds several values, which only a text can',
  'multi-value-sql': '{name} holds several values, which SQL-based rollup would take apart; choose native ingestion',
  'append-needs-dynamic': 'rows can be appended only as they come: no hashed or ranged partitioning',
  'not-whole-segments':
    'months are no whole segments of a {granularity}; replacing some would remove others. Choose MONTH or finer, or replace all',
  'no-months': 'there are no rows, so no month to be replaced',
  'too-many-segments':
    'the rows fall into {count} segments in time, and {limit} are allowed; choose a coarser granularity',
  'coarser-than-segment': 'time is cut off to a {query}, which is longer than the {segment} of a segment',
  'transform-text': '{name} has no text in the language that {method} ingestion needs',
  'money-too-wide':
    '{name} may have up to {digits} digits, and whole cents hold 18; a value that does not fit stops the load. Store it as double',
  'other-digits':
    '{name} has {here} digits after the mark in this file, and the datasource keeps {there}: rows of both would be added up wrongly. Round it in Shape, leave it out, or replace all',
  'other-meaning':
    '{name} is kept as {from} in the datasource and would come as {to}: rows of both would be added up wrongly. Leave it out, or replace all',
  'unknown-digits':
    'this app did not make this datasource, so nothing here says how many digits after the mark its whole numbers have. This load brings {columns}',
  'sql-missing': 'this cluster has no SQL-based ingestion; choose native',
  's3-missing': 'this cluster has no druid-s3-extensions; let it read by signed URLs',
  'parquet-missing': 'this cluster has no druid-parquet-extensions; publish NDJSON',
  'sketches-missing': 'this cluster has no druid-datasketches, which {name} needs',
  'not-enough-slots': '{needed} task slots are needed and {free} are free'
}

/** A sentence with the details of a problem in it. */
export function filledSentence(sentence: string, details: FormProblem['details']): string {
  return sentence.replace(/\{(\w+)\}/g, (_all, name: string) => String(details[name] ?? '…'))
}

export function formProblemText({ reason, details }: Pick<FormProblem, 'reason' | 'details'>): string {
  return filledSentence(formSentences[reason], details)
}
