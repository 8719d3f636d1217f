/** An opened file or table opened once more, as it is or read another way. */
import type { FileChoice, Opened } from '../../shared/contract/open'
import type { DialectOverride } from '../../shared/domain/dialect'
import type { PartFile, Source } from '../../shared/domain/source'
import { client } from './client'

type OneFile = Source | PartFile

/** The parts a person has set, with their values. */
export function overrideOf(file: OneFile): DialectOverride {
  const all: DialectOverride = { ...file.dialect, encoding: file.encoding, member: file.member }
  return Object.fromEntries(Object.entries(all).filter(([part]) => file.overridden.includes(part)))
}

/** Each file of a table as it was chosen. */
export function choicesOf(files: readonly OneFile[]): FileChoice[] {
  return files.map((file) => ({ path: file.path, override: overrideOf(file) }))
}

/** Opens a source again; of several files all of them. */
export function openAgain(source: Source): Promise<Opened> {
  const { together } = source
  if (!together) return client.open.open({ path: source.path, override: overrideOf(source) })
  return client.open.together({ files: choicesOf(together.files), nameColumn: together.nameColumn !== null })
}

/** Opens a source with one of its files (of a single one: itself) read another way. */
export function openWith(source: Source, at: number, override: DialectOverride): Promise<Opened> {
  const { together } = source
  if (!together) return client.open.open({ path: source.path, override })
  const files = choicesOf(together.files).map((choice, i) => (i === at ? { ...choice, override } : choice))
  return client.open.together({ files, nameColumn: together.nameColumn !== null })
}

/** Opens a table with or without the column of its files' names. */
export function openNamed(source: Source, nameColumn: boolean): Promise<Opened> {
  return client.open.together({ files: choicesOf(source.together?.files ?? []), nameColumn })
}
