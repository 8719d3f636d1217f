/**
 * Typed tables are kept in the work folder, because measuring, planning and loading read the same text in the same
 * way: `<work>/<source id>.typed-<key>/` with `facts.json` written last. Two stay for a source; older ones go.
 */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { Source } from '../../../../shared/domain/source'
import { AppError } from '../../../../shared/errors'
import { type CleanText, whileUnchanged } from '../../scan'
import { writeAll } from '../../scan/text/decode'
import { writeWhole } from '../../scan/write-rows'
import { buildTypedTable, type PlacedReading, type TableOptions, type TypedTable } from './table'

const keptTables = 2
/** Changes with the layout of the files. */
const layout = 4
const building = new Map<string, Promise<TypedTable>>()
const inUse = new Map<string, number>()

function keyOf(columns: readonly PlacedReading[], dated: number | undefined): string {
  const text = JSON.stringify([layout, columns, dated ?? null])
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

async function stored(folder: string, columns: readonly PlacedReading[]): Promise<TypedTable | null> {
  try {
    const facts = JSON.parse(await readFile(join(folder, 'facts.json'), 'utf8')) as Omit<
      TypedTable,
      'folder' | 'columns'
    >
    const now = new Date()
    await utimes(folder, now, now)
    return { ...facts, folder, columns }
  } catch {
    return null
  }
}

/** Removes tables of the source that are neither new nor in use, and what a killed engine left behind. */
async function tidy(workDir: string, sourceId: string) {
  const prefix = `${sourceId}.typed-`
  const found = (await readdir(workDir)).filter((name) => name.startsWith(prefix)).map((name) => join(workDir, name))
  const idle = found.filter((path) => !inUse.has(path) && ![...building.keys()].some((key) => path.startsWith(key)))
  const aged = await Promise.all(
    idle.map(async (path) => ({
      path,
      modifiedMs: await stat(path).then(
        (s) => s.mtimeMs,
        () => 0
      )
    }))
  )
  aged.sort((a, b) => b.modifiedMs - a.modifiedMs)
  const whole = aged.filter(({ path }) => !path.endsWith('.part'))
  const broken = aged.filter(({ path }) => path.endsWith('.part'))
  for (const { path } of [...whole.slice(keptTables - 1), ...broken]) await rm(path, { recursive: true, force: true })
}

async function build(
  source: Source,
  workDir: string,
  folder: string,
  clean: CleanText,
  columns: readonly PlacedReading[],
  options: TableOptions
): Promise<TypedTable> {
  await mkdir(workDir, { recursive: true })
  await tidy(workDir, source.id)
  const part = `${folder}.${process.pid}.part`
  await rm(part, { recursive: true, force: true })
  await mkdir(part)
  try {
    const {
      folder: _,
      columns: __,
      ...facts
    } = await whileUnchanged(source, () => buildTypedTable(clean, columns, part, options))
    await writeWhole(join(part, 'facts.json'), (file) => writeAll(file, Buffer.from(JSON.stringify(facts))))
    await rm(folder, { recursive: true, force: true })
    await rename(part, folder)
    return { ...facts, folder, columns }
  } catch (error) {
    await rm(part, { recursive: true, force: true })
    throw error
  }
}

/**
 * Uses the typed table of a source under readings; builds it when it is not there. Callers that want the same one at
 * the same time wait for one build, whose progress the first one hears.
 */
export async function withTypedTable<T>(
  source: Source,
  workDir: string,
  clean: CleanText,
  columns: readonly PlacedReading[],
  use: (table: TypedTable) => Promise<T>,
  options: TableOptions = {}
): Promise<T> {
  const folder = join(workDir, `${source.id}.typed-${keyOf(columns, options.dated)}`)
  inUse.set(folder, (inUse.get(folder) ?? 0) + 1)
  try {
    return await use(
      (await stored(folder, columns)) ?? (await joined(source, workDir, folder, clean, columns, options))
    )
  } finally {
    const users = (inUse.get(folder) ?? 1) - 1
    if (users === 0) inUse.delete(folder)
    else inUse.set(folder, users)
  }
}

async function joined(
  source: Source,
  workDir: string,
  folder: string,
  clean: CleanText,
  columns: readonly PlacedReading[],
  options: TableOptions
): Promise<TypedTable> {
  let running = building.get(folder)
  if (running === undefined) {
    running = build(source, workDir, folder, clean, columns, options).finally(() => building.delete(folder))
    building.set(folder, running)
  }
  try {
    return await running
  } catch (error) {
    // Another caller's cancel is not ours.
    const isCancel =
      (error instanceof AppError && error.code === 'cancelled') || (error as Error)?.name === 'AbortError'
    if (!isCancel || options.signal?.aborted) throw error
    return await joined(source, workDir, folder, clean, columns, options)
  }
}
