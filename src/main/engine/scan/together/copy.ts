/** All rows of several files in one text: the clean copy that engines read, and the export for other programs. */
import type { PartFile } from '../../../../shared/domain/source'
import { AppError } from '../../../../shared/errors'
import type { Alignment } from '../cell-space'
import { copyOf, raggedOf, refuseOtherRows } from '../clean-copy'
import type { CleanText, PassOptions } from '../model'
import type { Rewritten } from '../rows-reader'
import { indexOf } from '../scan-structure'
import { checkUnchanged } from '../source-file'
import { csvLine } from '../text/csv-line'
import { writeAll } from '../text/decode'
import { appendRows, firstRowStart, textOf, writeWhole } from '../write-rows'
import type { Together } from './parts'
import { progressOfFile } from './structure'

function alignmentOf({ together }: Together, file: PartFile, rowsBefore: number): Alignment {
  const places = Int32Array.from(file.places, (place) => place ?? -1)
  const tail = together.nameColumn === null ? '' : csvLine([file.label]).slice(0, -1)
  return { places, tail: Buffer.from(tail), rowsBefore }
}

/** Writes the rows of all files to `path`, below a header; `keepRagged` those with another number of cells, too. */
async function writeAllRows(
  source: Together,
  workDir: string,
  path: string,
  keepRagged: boolean,
  options: PassOptions,
  onFile: (written: Rewritten, at: number) => Promise<void>
) {
  return await writeWhole(path, async (out) => {
    const header = Buffer.from(csvLine(source.columns))
    await writeAll(out, header)
    let [outEnd, rows] = [header.length, 0]
    const marks: number[] = []
    for (const [at, file] of source.together.files.entries()) {
      const index = await indexOf(file, workDir, { signal: options.signal })
      const text = await textOf(file, workDir)
      const plan = {
        from: firstRowStart(index, text),
        skipLines: 0,
        columns: file.columns.length,
        keepRagged,
        outStart: outEnd,
        align: alignmentOf(source, file, rows)
      }
      const onProgress = progressOfFile(source, at, rows, options.onProgress)
      const written = await appendRows(file, index, text, out, plan, {
        signal: options.signal,
        ...(onProgress && { onProgress })
      })
      await onFile(written, at)
      outEnd = written.outEnd
      rows += written.rowsWritten
      for (const mark of written.marks) marks.push(mark)
    }
    // A file that has changed since its rows were taken would make a table that never was.
    for (const file of source.together.files) await checkUnchanged(file)
    return { copyBytes: outEnd, dataStart: header.length, rowCount: rows, marks }
  })
}

/** As `cleanCopy`; several files are always copied. */
export async function copyTogether(source: Together, workDir: string, options: PassOptions = {}): Promise<CleanText> {
  const ragged: number[] = []
  let first = 0
  for (const file of source.together.files) {
    const index = await indexOf(file, workDir, { signal: options.signal })
    for (const row of await raggedOf(index)) ragged.push(first + row)
    first += index.facts.rowCount
  }
  const rowMap = { ragged: Float64Array.from(ragged) }
  return await copyOf(source, workDir, rowMap, options, (path) =>
    writeAllRows(source, workDir, path, false, options, async (written, at) => {
      const file = source.together.files[at]
      if (!file) throw new AppError('internal', { reference: 'clean copy: no such file' })
      refuseOtherRows(written.rowsWritten, await indexOf(file, workDir))
    })
  )
}

/** As `exportText`: the table's columns as header, then the rows of all files. */
export async function exportTogether(
  source: Together,
  workDir: string,
  outPath: string,
  options: PassOptions = {}
): Promise<{ rows: number }> {
  const { rowCount } = await writeAllRows(source, workDir, outPath, true, options, async () => undefined)
  return { rows: rowCount }
}
