/** What `analyze` says about a file, as plain data: the JSON line, from which the text for people is made, too. */
import type { LinedUp } from '../../shared/contract/open'
import type { CheckReport, ColumnReport } from '../../shared/domain/check-report'
import { typeName } from '../../shared/domain/column-type'
import type { Dialect } from '../../shared/domain/dialect'
import type { RoleProposal } from '../../shared/domain/role'
import type { PartFile, Source } from '../../shared/domain/source'
import type { Opened } from './inputs'

export type AnalysisLine = ReturnType<typeof analysisLine>

/** How the bytes become rows: the part that is known as soon as a file is open. */
export function readingLine(source: Omit<Source, 'together'>) {
  const { path, sizeBytes, encoding, hasBom, compression, confidence, partConfidence = {} } = source
  return { path, sizeBytes, dialect: { encoding, hasBom, compression, ...source.dialect, confidence, partConfidence } }
}

/**
 * @param file the file as it was named by the caller
 * @param textPath where its raw text was written, or null
 */
export function analysisLine(
  file: string,
  { source, linedUp }: Opened,
  report: CheckReport,
  roles: readonly RoleProposal[],
  textPath: string | null
) {
  const { structure, quality } = report
  const opened = readingLine(source)
  return {
    file,
    ...opened,
    ...(source.together && { files: fileLines(source.together.files, linedUp, report) }),
    dialect: { ...opened.dialect, ...numberMarks(report.columns, source.dialect) },
    rowCount: structure.rowCount,
    columnCount: structure.columnCount,
    blankLines: structure.blankLines,
    raggedRows: { count: structure.raggedCount, rows: structure.ragged },
    brokenQuoteRows: structure.brokenQuoteRows,
    undecodableCount: structure.undecodableCount,
    undecodable: structure.undecodable ?? [],
    commentLines: structure.commentLines ?? 0,
    preamble: structure.preamble ?? [],
    footer: structure.footer ?? [],
    contentHash: structure.contentHash,
    columns: report.columns.map(columnLine),
    duplicateRows: report.duplicateRows,
    findings: report.findings.map(({ rule, severity, column, count, share, values, examples }) => ({
      rule,
      severity,
      column,
      count,
      share,
      values,
      lines: examples.map((example) => example.line),
      ...(source.together && { files: examples.map((example) => example.file) })
    })),
    score: quality.score,
    quality,
    roles,
    text: textPath,
    tookMs: report.tookMs
  }
}

/** Of several files: how each is read, what it has of the table and how many rows. */
function fileLines(files: readonly PartFile[], linedUp: LinedUp | null, { structure }: CheckReport) {
  return files.map((file, at) => {
    const { missing = [], extra = [], renamed = [], byPosition = false } = linedUp?.files[at] ?? {}
    const { rowCount = 0, raggedCount = 0 } = structure.files?.[at] ?? {}
    return { file: file.label, ...readingLine(file), rowCount, raggedCount, missing, extra, renamed, byPosition }
  })
}

function columnLine(column: ColumnReport) {
  const { name, state, reading, nullCount, rowCount } = column
  return {
    name,
    type: typeName(reading.type),
    state,
    format: reading.format,
    nulls: nullCount,
    nullShare: rowCount === 0 ? 0 : nullCount / rowCount,
    nullTokens: column.nullTokens,
    valid: column.validCount,
    invalid: column.invalidCount,
    invalidExamples: column.invalidExamples,
    distinct: column.distinct,
    min: column.min,
    max: column.max,
    sum: column.sum,
    evidence: column.evidence,
    semantic: column.semantic ?? null,
    alternatives: column.alternatives.map(({ reading: other, min, max, validCount, invalidCount }) => ({
      type: typeName(other.type),
      format: other.format,
      min,
      max,
      valid: validCount,
      invalid: invalidCount
    }))
  }
}

/** Marks of numbers as far as the columns show them and agree, else those that the beginning of the file shows. */
function numberMarks(columns: readonly ColumnReport[], guess: Dialect) {
  const decimal = new Set<string>()
  const thousands = new Set<string>()
  for (const { reading } of columns) {
    if (reading.format?.kind !== 'number') continue
    // A column of whole numbers says nothing about the decimal mark.
    if (reading.type.kind !== 'long') decimal.add(reading.format.decimalMark)
    if (reading.format.thousandsMark !== null) thousands.add(reading.format.thousandsMark)
  }
  return {
    decimalMark: only(decimal) ?? guess.decimalMark,
    thousandsMark: only(thousands) ?? guess.thousandsMark
  }
}

function only(marks: ReadonlySet<string>): string | null {
  const [first] = marks
  return marks.size === 1 && first !== undefined ? first : null
}
