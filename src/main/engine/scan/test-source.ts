/** For tests only: a source over a file written into a temporary folder. */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { commaDialect, type Dialect } from '../../../shared/domain/dialect'
import type { Source } from '../../../shared/domain/source'

let count = 0

export type SourceParts = Partial<Omit<Source, 'dialect'>> & { readonly dialect?: Partial<Dialect> }

export async function sourceOf(
  path: string,
  columns: number | readonly string[],
  parts: SourceParts = {}
): Promise<Source> {
  const { size, mtimeMs } = await stat(path)
  const names = typeof columns === 'number' ? Array.from({ length: columns }, (_, i) => `c${i + 1}`) : [...columns]
  return {
    path,
    name: basename(path),
    sizeBytes: size,
    modifiedMs: mtimeMs,
    encoding: 'utf-8',
    hasBom: false,
    compression: 'none',
    confidence: 1,
    overridden: [],
    columns: names,
    ...parts,
    id: parts.id ?? `s${++count}`,
    dialect: { ...commaDialect, ...parts.dialect }
  }
}

/** A folder of its own, with a way to make sources in it. `remove` when done. */
export async function testFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'scan-test-'))
  return {
    folder,
    workDir: join(folder, 'work'),
    async source(bytes: string | Uint8Array, columns: number | readonly string[], parts: SourceParts = {}) {
      const path = join(folder, `f${++count}.csv`)
      await writeFile(path, bytes)
      return await sourceOf(path, columns, parts)
    },
    remove: () => rm(folder, { recursive: true, force: true })
  }
}
