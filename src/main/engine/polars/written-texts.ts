/** Texts that the steps of a recipe make of columns with few of them, written beside the table: the rows keep their numbers, only the texts are others. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import pl from 'nodejs-polars'
import { rewriteTexts } from '../scan/types/table'
import type { emptyInputs, KnownTexts } from './plan/prepare'
import { names, type TypedTable } from './typed/table'

/** The columns of a table of which all texts are known, by their name in the frame. */
export function knownTexts({ few }: TypedTable): Map<string, KnownTexts> {
  return new Map(
    few.flatMap((known, i) => {
      if (known === null) return []
      const root = names.value(i)
      return [[root, { root, from: known.texts, now: known.texts }] as const]
    })
  )
}

/**
 * Writes what the steps have made of the texts (see `prepareTexts`) into files beside those of the table, and lets the
 * steps take it from there. A text that became none has no number: such columns are looked up as before.
 * @returns the folder of the files, or null when there are none
 * @throws AppError `load.disk-full`, `cancelled`
 */
export async function writeTexts(
  { folder, files, few }: TypedTable,
  texts: ReadonlyMap<string, KnownTexts>,
  inputs: ReturnType<typeof emptyInputs>,
  into: string,
  signal?: AbortSignal
): Promise<string | null> {
  const columns = [...texts].flatMap(([made, { root, now }]) => {
    const known = few[few.findIndex((_, i) => names.value(i) === root)]
    if (made === root || known == null || now.some((text) => text === null)) return []
    return [{ made, name: `${made}_written`, few: known, now: now as string[] }]
  })
  if (columns.length === 0) return null
  await mkdir(into)
  const pairs = files.map(({ name }) => ({ from: join(folder, name), to: join(into, name) }))
  await rewriteTexts(pairs, columns, signal)
  for (const { made, name } of columns) inputs.texts.set(made, pl.col(name))
  return into
}
