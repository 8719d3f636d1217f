/** Which entry of a zip archive is the table. */
import { AppError } from '../../../../../shared/errors'
import { deflated, stored, type ZipEntry } from './zip'

const tableName = /\.(csv|tsv|tab|psv)$/i
const baseName = (name: string) => name.split(/[\\/]/).at(-1) ?? name
/** Entries handed out to choose from; as many as one table may have files. */
const namedEntries = 1000

/** Folders, and what macOS and editors put beside the files. */
function isFile({ name, sizeBytes }: ZipEntry): boolean {
  return !/[\\/]$/.test(name) && !name.startsWith('__MACOSX/') && !baseName(name).startsWith('.') && sizeBytes > 0
}

/** Formats that are zip archives of their own, by an entry each of them has. */
function knownKind(entries: readonly ZipEntry[]): string | null {
  const names = new Set(entries.map(({ name }) => name))
  const has = (folder: string) => entries.some(({ name }) => name.startsWith(folder))
  if (names.has('xl/workbook.bin')) return 'an Excel workbook (xlsb)'
  if (names.has('[Content_Types].xml') && has('xl/')) return 'an Excel workbook (xlsx)'
  if (names.has('[Content_Types].xml') && has('word/')) return 'a Word document (docx)'
  if (names.has('[Content_Types].xml') && has('ppt/')) return 'a PowerPoint file (pptx)'
  if (names.has('[Content_Types].xml')) return 'an Office file, most likely an Excel workbook (xlsx)'
  if (names.has('content.xml') && names.has('mimetype')) return 'an OpenDocument file (such as ods)'
  if (names.has('META-INF/MANIFEST.MF')) return 'a Java archive'
  return null
}

/**
 * The entry named `member`; without a name the only file, or the only one that is named like a table.
 * @throws AppError `open.archive-several` with the names to choose from, `open.archive-entry`, `open.archive-encrypted`,
 *   `open.archive-method`, `open.binary`, `open.empty`
 */
export function chooseEntry(entries: readonly ZipEntry[], name: string, member: string | undefined): ZipEntry {
  const entry = member === undefined ? onlyEntry(entries, name) : entries.find((one) => one.name === member)
  if (!entry) throw new AppError('open.archive-entry', { name, entry: member })
  if (entry.encrypted) throw new AppError('open.archive-encrypted', { name, entry: entry.name })
  if (entry.method !== stored && entry.method !== deflated) {
    throw new AppError('open.archive-method', { name, entry: entry.name, method: entry.method })
  }
  return entry
}

function onlyEntry(entries: readonly ZipEntry[], name: string): ZipEntry {
  const files = entries.filter(isFile)
  const tables = files.filter((entry) => tableName.test(entry.name))
  const [only, ...others] = tables.length > 0 ? tables : files
  const what = knownKind(entries)
  if (what !== null) throw new AppError('open.binary', { name, what })
  if (!only) throw new AppError('open.empty', { name })
  if (others.length === 0) return only
  const names = [only, ...others].map((entry) => entry.name).slice(0, namedEntries)
  const shown = names.slice(0, 5).join(', ') + (others.length > 4 ? ', …' : '')
  throw new AppError('open.archive-several', { name, count: others.length + 1, shown, entries: names })
}
