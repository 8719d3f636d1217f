/** What `analyze` says about a file, for people. */
import type { LinedUp } from '../../shared/contract/open'
import type { Dialect } from '../../shared/domain/dialect'
import type { AnalysisLine } from './analysis-line'
import { alignedTable, amount, counted, sizeText } from './output'

const delimiterWords: Record<string, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
  ':': 'colon',
  ' ': 'blank'
}
const lineEndWords: Record<Dialect['lineEnd'], string> = { lf: 'LF', crlf: 'CRLF', cr: 'CR', mixed: 'mixed line ends' }

/** Lines of text about one file. */
export function analysisText(line: AnalysisLine): string[] {
  const roleOf = new Map(
    line.roles.filter(({ confidence }) => confidence >= 0.6).map(({ column, role }) => [column, role])
  )
  const { score, quality } = line
  const columns = line.columns.map((column) => [
    column.name,
    column.type + (column.state === 'ambiguous' ? ' ?' : ''),
    formatText(column.format),
    `${amount(100 * column.nullShare)} %`,
    (column.distinct.exact ? '' : '~') + amount(column.distinct.count),
    column.invalid === 0 ? '' : amount(column.invalid),
    column.min === null ? '' : `${column.min} … ${column.max}`,
    roleOf.get(column.name) ?? ''
  ])
  const findings = line.findings.map((finding) => [
    finding.severity,
    finding.rule.replaceAll('-', ' '),
    finding.column ?? '',
    amount(finding.count),
    placesText(finding)
  ])
  return [
    `${line.file}: ${counted(line.rowCount, 'row')}, ${counted(line.columnCount, 'column')}, ${sizeText(line.sizeBytes)}, quality ${score} of 100 (gate ${quality.gate}${quality.passes ? '' : ', not passed'})`,
    ...(line.files ? filesText(line.files) : [`  read as ${dialectText(line.dialect)}`]),
    ...(line.text === null ? [] : [`  text in ${line.text}`]),
    '',
    ...alignedTable(['column', 'type', 'format', 'nulls', 'distinct', 'invalid', 'from … to', 'role'], columns, {
      right: [3, 4, 5],
      indent: 2
    }),
    ...raggedText(line),
    ...otherLinesText('above the table', line.preamble),
    ...otherLinesText('below the table', line.footer),
    ...undecodableText(line),
    ...(findings.length === 0
      ? []
      : ['', ...alignedTable(['', 'finding', 'column', 'count', ''], findings, { right: [3], indent: 2 })]),
    ''
  ]
}

/** Files of a table: how each is read, and where it differs from the others. */
export function filesText(files: NonNullable<AnalysisLine['files']>): string[] {
  const rows = files.map(({ file, rowCount, dialect, missing, extra, renamed, byPosition }) => [
    file,
    amount(rowCount),
    differencesText({ missing, extra, renamed, byPosition }),
    dialectText(dialect)
  ])
  return alignedTable(['file', 'rows', 'columns', 'read as'], rows, { right: [1], indent: 2 })
}

/** `lacks Item; also Colour`, or `all`. */
export function differencesText({
  missing,
  extra,
  renamed,
  byPosition
}: Pick<LinedUp['files'][number], 'missing' | 'extra' | 'renamed' | 'byPosition'>): string {
  const parts = [
    ...(missing.length > 0 ? [`lacks ${missing.join(', ')}`] : []),
    ...(extra.length > 0 ? [`also ${extra.join(', ')}`] : []),
    ...renamed.map(({ file, table }) => `${file} is ${table}`),
    ...(byPosition ? ['by position'] : [])
  ]
  return parts.length > 0 ? parts.join('; ') : 'all'
}

/** `line 4, 9`, or with several files `a.csv line 4, b.csv line 9`. */
function placesText({ lines, files }: AnalysisLine['findings'][number]): string {
  if (lines.length === 0) return ''
  const shown = lines.slice(0, 5)
  if (!files) return `line ${shown.join(', ')}`
  return shown.map((line, at) => `${files[at]} line ${line}`).join(', ')
}

const inFile = (file: string | undefined) => (file === undefined ? '' : `${file} `)

function raggedText({ raggedRows }: AnalysisLine): string[] {
  if (raggedRows.count === 0) return []
  const shown = raggedRows.rows
    .slice(0, 5)
    .map(({ line, file, fields }) => `${inFile(file)}line ${line} (${counted(fields, 'field')})`)
  const more = raggedRows.count > shown.length ? ' …' : ''
  return ['', `  ${counted(raggedRows.count, 'ragged row')}: ${shown.join(', ')}${more}`]
}

/** Lines that are no rows, with their numbers. */
function otherLinesText(where: string, lines: AnalysisLine['footer']): string[] {
  if (lines.length === 0) return []
  return [
    '',
    `  ${where}:`,
    ...lines.slice(0, 10).map(({ line, file, text }) => `    ${inFile(file)}line ${line}: ${text}`)
  ]
}

function undecodableText({ undecodable, undecodableCount }: AnalysisLine): string[] {
  if (undecodable.length === 0) return []
  const shown = undecodable.slice(0, 5).map(({ line, file, byte }) => `${inFile(file)}line ${line} (byte ${byte})`)
  return ['', `  ${counted(undecodableCount, 'undecodable byte sequence')}: ${shown.join(', ')}`]
}

/** `windows-1252, semicolon, quote ", header` … */
function dialectText(dialect: AnalysisLine['dialect']): string {
  const { delimiter, quote, escape: escaping } = dialect
  return [
    dialect.encoding + (dialect.hasBom ? ' with mark' : ''),
    ...(dialect.compression === 'none' ? [] : [dialect.compression]),
    delimiterWords[delimiter] ?? JSON.stringify(delimiter),
    quote === null ? 'no quotes' : `quote ${quote}`,
    ...(escaping === 'backslash' ? ['backslash escapes'] : []),
    lineEndWords[dialect.lineEnd],
    dialect.hasHeader ? (dialect.headerRows > 1 ? `header of ${dialect.headerRows} rows` : 'header') : 'no header',
    ...(dialect.skipLines === 0 ? [] : [`${counted(dialect.skipLines, 'line')} skipped`]),
    ...(dialect.footerLines === 0 ? [] : [`${counted(dialect.footerLines, 'line')} left out at the end`]),
    ...(dialect.skipInitialSpace ? ['blanks behind delimiters left out'] : []),
    ...(dialect.commentPrefix === null ? [] : [`comments ${dialect.commentPrefix}`]),
    ...(dialect.decimalMark === null ? [] : [`decimal mark ${dialect.decimalMark}`]),
    ...(dialect.thousandsMark === null ? [] : [`thousands mark ${JSON.stringify(dialect.thousandsMark)}`])
  ].join(', ')
}

function formatText(format: AnalysisLine['columns'][number]['format']): string {
  switch (format?.kind) {
    case 'date':
      return format.patterns.join(' | ')
    case 'boolean':
      return `${format.trueTokens.join('/')} : ${format.falseTokens.join('/')}`
    case 'number':
      return [
        ...format.currencies,
        ...(format.percent ? ['%'] : []),
        ...(format.decimalMark === ',' ? ['1,5'] : []),
        ...(format.thousandsMark === null ? [] : [`1${format.thousandsMark}000`])
      ].join(' ')
    default:
      return ''
  }
}
