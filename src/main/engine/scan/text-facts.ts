/**
 * What a check has counted of the texts of a source, kept in the work folder for the shape step: a column in which no text has blanks at
 * its ends and no null token occurs need not be looked at again, value by value.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Source } from '../../../shared/domain/source'
import { writeAll } from './text/decode'
import { writeWhole } from './write-rows'

/** Facts of one column over all rows of the clean text. */
export type TextFacts = {
  /** Values with blanks at an end. */
  readonly blankEnds: number
  /** Texts (usual null tokens and those that a person chose) that were looked for and do not occur. */
  readonly absent: readonly string[]
}

type Stored = {
  readonly sizeBytes: number
  readonly modifiedMs: number
  readonly columns: readonly TextFacts[]
}

const pathOf = (workDir: string, sourceId: string) => join(workDir, `${sourceId}.texts.json`)

/** Keeps the facts of all columns, in the source's order. A later check of the same source replaces them. */
export async function saveTextFacts(source: Source, workDir: string, columns: readonly TextFacts[]): Promise<void> {
  const { sizeBytes, modifiedMs } = source
  const path = pathOf(workDir, source.id)
  await writeWhole(path, (file) =>
    writeAll(file, Buffer.from(JSON.stringify({ sizeBytes, modifiedMs, columns } satisfies Stored)))
  )
}

/** Facts of the source's columns; null when it was not checked, or is another file now. */
export async function loadTextFacts(source: Source, workDir: string): Promise<readonly TextFacts[] | null> {
  try {
    const stored: Stored = JSON.parse(await readFile(pathOf(workDir, source.id), 'utf8'))
    const same = stored.sizeBytes === source.sizeBytes && stored.modifiedMs === source.modifiedMs
    return same && stored.columns.length === source.columns.length ? stored.columns : null
  } catch {
    return null
  }
}
