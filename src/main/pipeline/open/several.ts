/** Several files: folders, patterns and archives as the files in them, and all of them side by side. */
import type { FileChoice, LinedUp } from '../../../shared/contract/open'
import { filesTogether, type Source } from '../../../shared/domain/source'
import { labelsOf, lineUp, nameColumnFor } from '../../../shared/domain/together'
import { AppError } from '../../../shared/errors'

/** A file that was looked at: how it is read, or why it can't be. */
export type Sniffed = { readonly choice: FileChoice } & (
  | { readonly source: Source; readonly error: null }
  | { readonly source: null; readonly error: AppError }
)

interface Ports {
  /** The files that a path stands for. */
  readonly expand: (path: string) => Promise<{ readonly files: readonly string[]; readonly leftOut: readonly string[] }>
  /** Opens one file that may be read. */
  readonly sniff: (choice: FileChoice) => Promise<Source>
}

/** Files looked at at once. */
const atOnce = 4

/**
 * Looks at all files that the choices stand for, in their order. An archive with several tables stands for each of them.
 * @throws AppError `open.too-many-files` and what `expand` throws; what is wrong with a file stands with the file
 */
export async function sniffAll(
  choices: readonly FileChoice[],
  { expand, sniff }: Ports
): Promise<{ readonly files: readonly Sniffed[]; readonly leftOut: readonly string[] }> {
  const wanted: FileChoice[] = []
  const leftOut: string[] = []
  for (const choice of choices) {
    const found = await expand(choice.path)
    leftOut.push(...found.leftOut)
    for (const path of found.files) wanted.push({ ...choice, path })
    refuseTooMany(wanted.length)
  }
  const sniffed: Sniffed[][] = Array.from({ length: wanted.length }, () => [])
  let next = 0
  const work = async () => {
    for (let at = next++; at < wanted.length; at = next++) {
      const choice = wanted[at]
      if (choice) sniffed[at] = await sniffOne(choice, sniff)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  const files = sniffed.flat()
  refuseTooMany(files.length)
  return { files, leftOut }
}

async function sniffOne(choice: FileChoice, sniff: Ports['sniff']): Promise<Sniffed[]> {
  try {
    return [{ choice, source: await sniff(choice), error: null }]
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { entries } = error.details
    if (error.code !== 'open.archive-several' || !Array.isArray(entries)) return [{ choice, source: null, error }]
    const found: Sniffed[] = []
    for (const member of entries) {
      found.push(...(await sniffOne({ ...choice, override: { ...choice.override, member: String(member) } }, sniff)))
    }
    return found
  }
}

function refuseTooMany(count: number) {
  if (count > filesTogether) throw new AppError('open.too-many-files', { count, limit: filesTogether })
}

/** The files side by side; those that can't be read have no columns. */
export function linedUp(files: readonly Sniffed[], leftOut: readonly string[]): LinedUp {
  const readable = files.flatMap(({ source }) => source ?? [])
  const { columns, fits } = lineUp(readable)
  const labels = labelsOf(
    files.map(({ choice, source }) => ({ path: choice.path, member: source?.member ?? choice.override?.member }))
  )
  let at = 0
  return {
    files: files.map(({ choice, source, error }, i) => {
      const fit = source ? fits[at++] : undefined
      return {
        ...choice,
        label: labels[i] ?? choice.path,
        source,
        error: error?.toShape() ?? null,
        missing: [...(fit?.missing ?? [])],
        extra: [...(fit?.extra ?? [])],
        renamed: [...(fit?.renamed ?? [])],
        reordered: fit?.reordered ?? false,
        byPosition: fit?.byPosition ?? false,
        isForeign: fit?.isForeign ?? false
      }
    }),
    columns: [...columns],
    nameColumn: nameColumnFor(columns),
    leftOut: [...leftOut]
  }
}
