/** What the rows of an ingestion may be asked for by name: published columns and what transforms make of them. */
import type { DruidType, IngestForm, IngestTransform } from './ingest-form'
import type { IngestInput } from './ingest-input'
import { expressionName, expressionText, literal, quoted } from './text'

export interface ReadableColumn {
  readonly name: string
  /** Null: of a transform that a person wrote. */
  readonly type: DruidType | null
  readonly transform: IngestTransform | null
}

/** By name; a transform hides the published column of its name, as Druid does it. */
export function readableColumns(
  { transforms }: Pick<IngestForm, 'transforms'>,
  { columns }: Pick<IngestInput, 'columns'>
): ReadonlyMap<string, ReadableColumn> {
  return new Map<string, ReadableColumn>([
    ...columns.map(({ name, type }) => [name, { name, type, transform: null }] as const),
    ...transforms.map(
      (transform) => [transform.name, { name: transform.name, type: typeOf(transform), transform }] as const
    )
  ])
}

function typeOf({ kind }: IngestTransform): DruidType | null {
  return kind === 'custom' ? null : 'string'
}

/** The columns that a transform reads; of a person's own it is not known. */
export function readBy(transform: IngestTransform): readonly string[] {
  switch (transform.kind) {
    case 'lower':
    case 'upper':
    case 'trim':
    case 'split':
      return [transform.column]
    case 'concat':
      return transform.columns
    case 'constant':
    case 'custom':
      return []
  }
}

/** Druid takes separators for regular expressions. */
function separatorPattern(separator: string): string {
  return `\\s*${separator.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')}\\s*`
}

/** The values of a text, as both of Druid's languages take it apart. */
export function splitValues(text: string, separator: string): string[] {
  const values = text.split(new RegExp(separatorPattern(separator), 'u'))
  // Java leaves out what is empty at the end.
  while (values.length > 1 && values.at(-1) === '') values.pop()
  return values
}

/** A transform in SQL. A missing text is an empty one in a concatenation, as in the native way. */
export function transformSql(transform: IngestTransform): string {
  switch (transform.kind) {
    case 'lower':
    case 'upper':
    case 'trim':
      return `${transform.kind.toUpperCase()}(${quoted(transform.column)})`
    case 'concat':
      return transform.columns
        .map((name) => `COALESCE(${quoted(name)}, '')`)
        .join(` || ${literal(transform.separator)} || `)
    case 'split':
      return `STRING_TO_MV(${quoted(transform.column)}, ${literal(separatorPattern(transform.separator))})`
    case 'constant':
      return literal(transform.value)
    case 'custom':
      return transform.sql ?? 'NULL'
  }
}

/** A transform in Druid's expression language. */
export function transformExpression(transform: IngestTransform): string {
  switch (transform.kind) {
    case 'lower':
    case 'upper':
    case 'trim':
      return `${transform.kind}(${expressionName(transform.column)})`
    case 'concat': {
      const parts = transform.columns.flatMap((name, index) => [
        ...(index === 0 ? [] : [expressionText(transform.separator)]),
        `nvl(${expressionName(name)}, '')`
      ])
      return `concat(${parts.join(', ')})`
    }
    case 'split':
      return `string_to_array(${expressionName(transform.column)}, ${expressionText(separatorPattern(transform.separator))})`
    case 'constant':
      return expressionText(transform.value)
    case 'custom':
      return transform.expression ?? 'null'
  }
}
