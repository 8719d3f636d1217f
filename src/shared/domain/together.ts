/** Several files as one table: which column of each file is which column of the table, and the source that they make. */
import { AppError } from '../errors'
import { commaDialect, type Dialect } from './dialect'
import { matchColumns } from './replay'
import { filesTogether, type PartFile, type Source } from './source'

/** How one file's columns fit the table. */
export interface FileFit {
  /** For each column of the table: which column of the file it is, or null where the file has none. */
  readonly places: readonly (number | null)[]
  /** Columns of the table that the file lacks; they are empty in its rows. */
  readonly missing: readonly string[]
  /** Columns that the leading file lacks. */
  readonly extra: readonly string[]
  /** Columns that differ from the table's in upper and lower case, blanks or underscores only. */
  readonly renamed: readonly { readonly file: string; readonly table: string }[]
  /** The columns that the table has, too, stand in another order. */
  readonly reordered: boolean
  /** The file names no columns and has as many as the leading one: they are taken in order. */
  readonly byPosition: boolean
  /** Not a single column is one of the leading file's: most likely another kind of file. */
  readonly isForeign: boolean
}

export interface LineUp {
  /** Columns of the table: those of the leading file, then what others have beyond them. */
  readonly columns: readonly string[]
  /** Index of the file whose columns lead: the first one that names its columns. */
  readonly leader: number
  readonly fits: readonly FileFit[]
}

type Headed = { readonly columns: readonly string[]; readonly dialect: Pick<Dialect, 'hasHeader'> }

/** Lines up the columns of files by name; a file without names by position, where the number of columns allows it. */
export function lineUp(files: readonly Headed[]): LineUp {
  const leader = Math.max(
    0,
    files.findIndex(({ dialect }) => dialect.hasHeader)
  )
  const lead = files[leader]
  const leading = lead?.columns ?? []
  const columns = [...leading]
  const matched = files.map((file, at) => {
    const byPosition =
      at !== leader &&
      lead?.dialect.hasHeader === true &&
      !file.dialect.hasHeader &&
      file.columns.length === leading.length
    const match = byPosition ? null : matchColumns(file.columns, columns)
    // A file of another kind is no part of the table: it brings no columns.
    const isForeign = match !== null && leading.every((name) => match.missing.includes(name))
    if (match && !isForeign) columns.push(...match.extra)
    return { file, byPosition, match, isForeign }
  })
  const fits = matched.map(({ file, byPosition, match, isForeign }): FileFit => {
    const own = new Map(match?.renamed.map(({ file: name, recipe }) => [recipe, name]))
    const at = new Map(file.columns.map((name, i) => [name, i]))
    const places = columns.map((name, i) => {
      if (byPosition) return i < leading.length ? i : null
      return at.get(own.get(name) ?? name) ?? null
    })
    return {
      places,
      missing: columns.filter((_, i) => places[i] === null),
      extra: columns.filter((_, i) => i >= leading.length && places[i] !== null),
      renamed: (match?.renamed ?? []).map(({ file: name, recipe }) => ({ file: name, table: recipe })),
      reordered: match?.reordered ?? false,
      byPosition,
      isForeign
    }
  })
  return { columns, leader, fits }
}

const columnLimit = 10_000
/** What the column with the files' names is called. */
const nameColumnWanted = 'file_name'

/** A name for the column with the files' names that none of the table's columns has. */
export function nameColumnFor(columns: readonly string[]): string {
  const taken = new Set(columns.map((name) => name.toLowerCase()))
  let name = nameColumnWanted
  for (let n = 2; taken.has(name); n++) name = `${nameColumnWanted} (${n})`
  return name
}

/**
 * Files as one source.
 * @param files in the order of their rows, each opened by itself
 * @param options.nameColumn whether the table gets a column with the file of each row
 * @param options.idOf makes the id of a source from what it is made of
 * @throws AppError `open.too-many-files`, `open.nothing-shared`, `open.too-many-columns`
 */
export function togetherSource(
  files: readonly Source[],
  { nameColumn, idOf }: { readonly nameColumn: boolean; readonly idOf: (parts: unknown) => string }
): Source {
  const [first] = files
  if (!first) throw new AppError('open.no-files', { path: '' })
  if (files.length > filesTogether)
    throw new AppError('open.too-many-files', { count: files.length, limit: filesTogether })
  const { columns, leader, fits } = lineUp(files)
  const labels = labelsOf(files)
  const foreign = fits.findIndex(({ isForeign }) => isForeign)
  if (foreign >= 0) throw new AppError('open.nothing-shared', { name: labels[foreign], other: labels[leader] })
  const name = togetherName(labels)
  const given = nameColumn ? nameColumnFor(columns) : null
  const all = given === null ? [...columns] : [...columns, given]
  if (all.length > columnLimit)
    throw new AppError('open.too-many-columns', { name, columns: all.length, limit: columnLimit })
  const parts = files.map((file, at): PartFile => {
    const { together: _none, ...own } = file
    return { ...own, label: labels[at] ?? file.name, places: [...(fits[at]?.places ?? [])] }
  })
  const marks = marksOf(files)
  return {
    id: idOf([parts.map(({ id, places, label }) => [id, places, label]), given]),
    path: commonFolder(files.map(({ path }) => path)),
    name,
    sizeBytes: files.reduce((sum, file) => sum + file.sizeBytes, 0),
    modifiedMs: Math.max(...files.map((file) => file.modifiedMs)),
    encoding: 'utf-8',
    hasBom: false,
    compression: 'none',
    dialect: { ...commaDialect, ...marks.dialect },
    confidence: Math.min(...files.map((file) => file.confidence)),
    overridden: marks.overridden,
    columns: all,
    together: { files: parts, nameColumn: given }
  }
}

/** Marks of numbers as far as the files agree, and whether a person set them in all of the files. */
function marksOf(files: readonly Source[]) {
  const [first] = files
  const dialect: Partial<Pick<Dialect, 'decimalMark' | 'thousandsMark'>> = {}
  const decimal = new Set(files.flatMap((file) => file.dialect.decimalMark ?? []))
  const thousands = new Set(files.flatMap((file) => file.dialect.thousandsMark ?? []))
  if (decimal.size === 1) dialect.decimalMark = [...decimal][0] ?? null
  if (thousands.size === 1) dialect.thousandsMark = [...thousands][0] ?? null
  const overridden = (['decimalMark', 'thousandsMark'] as const).filter((part) =>
    files.every((file) => file.overridden.includes(part) && file.dialect[part] === first?.dialect[part])
  )
  return { dialect, overridden }
}

const segmentsOf = (path: string) => path.split(/[\\/]/)

/** A name for each file that no other one has: its own (of an archive: the entry's), with folders before it where needed. */
export function labelsOf(files: readonly Pick<Source, 'path' | 'member'>[]): string[] {
  const ways = files.map(({ path, member }) => [
    ...segmentsOf(path),
    ...(member === undefined ? [] : segmentsOf(member))
  ])
  const depths = ways.map(() => 1)
  for (;;) {
    const labels = ways.map((way, at) => way.slice(-(depths[at] ?? 1)).join('/'))
    const counts = new Map<string, number>()
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
    let grew = false
    for (const [at, label] of labels.entries()) {
      if ((counts.get(label) ?? 0) < 2 || (depths[at] ?? 1) >= (ways[at]?.length ?? 0)) continue
      depths[at] = (depths[at] ?? 1) + 1
      grew = true
    }
    if (!grew) return labels
  }
}

/** `a.csv`, `a.csv + b.csv`, `a.csv … z.csv (26)`. */
function togetherName(labels: readonly string[]): string {
  const [first = '', second] = labels
  if (second === undefined) return first
  return labels.length === 2 ? `${first} + ${second}` : `${first} … ${labels.at(-1)} (${labels.length})`
}

/** The folder that paths have in common; of one path the folder it is in. */
export function commonFolder(paths: readonly string[]): string {
  const [first = '', ...others] = paths
  const separator = first.includes('\\') && !first.includes('/') ? '\\' : '/'
  let common = segmentsOf(first).slice(0, -1)
  for (const path of others) {
    const way = segmentsOf(path).slice(0, -1)
    const same = common.findIndex((segment, at) => way[at] !== segment)
    if (same >= 0) common = common.slice(0, same)
  }
  return common.length <= 1 ? `${common[0] ?? ''}${separator}` : common.join(separator)
}

/** What several files are best called after: what their names begin with, else their folder; of one file its name. */
export function commonStem(names: readonly string[], folder: string): string {
  const [first = ''] = names
  if (names.length === 1) return first
  let length = 0
  while (length < first.length && names.every((name) => name[length] === first[length])) length++
  // A number that is cut in its middle (`2017`, `2018`) says nothing.
  const stem = first.slice(0, length).replace(/[\s._\-\d]+$/, '')
  return stem.length >= 2 ? stem : folder
}

/** What a dataset of a source is best called after. */
export function stemOf(source: Source): string {
  if (!source.together) return source.name
  const names = source.together.files.map(({ label }) => segmentsOf(label).at(-1) ?? label)
  return commonStem(names, segmentsOf(source.path).at(-1) ?? '')
}
