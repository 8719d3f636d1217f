/** Which columns the table kernel reads badly, from the first rows of a text. */
import { compileReading, invalid } from '../../../../../shared/domain/readings'
import type { CleanText } from '../../model'
import { rangesOfRows } from '../../row-ranges'
import { translateFileError } from '../../source-file'
import { eachPiece, fieldMarksOf } from '../pieces'
import { type TableKernel, tableKernel } from './kernel'
import { isTableReading, setUpKernel, type TableColumn } from './plan'
import { mostReadings } from './take-ranges'

const probeRows = 10_240
/** Share of the rows whose texts the parser may have to read. */
const tolerated = 0.01

/**
 * For each reading whether its column has to be read by somebody else: the kernel has no code for it, or more than
 * one in a hundred texts is a value and yet beyond the kernel. A wrong guess costs time, never a value.
 */
export async function unreadColumns(
  clean: CleanText,
  columns: readonly Omit<TableColumn, 'isRaw'>[]
): Promise<boolean[]> {
  const known = columns.map(({ reading }) => isTableReading(reading))
  const asked = columns.flatMap((column, i) => (known[i] ? [{ ...column, isRaw: false }] : []))
  const [range] = rangesOfRows(clean, probeRows)
  if (asked.length === 0 || range === undefined) return known.map((isKnown) => !isKnown)
  const kernel = await tableKernel()
  const { exports } = kernel
  const marks = fieldMarksOf(clean)
  setUpKernel(kernel, asked, marks.columns, null, 1)
  const times = mostReadings(asked)
  try {
    await eachPiece(
      kernel,
      clean.path,
      range,
      marks,
      ({ input, ends, rows, firstRow, capacity, bytes }) => {
        exports.beginTable(capacity, bytes * times, marks.quote)
        exports.take(input, ends, 0, rows, firstRow)
      },
      () => undefined
    )
  } catch (error) {
    throw translateFileError(error, clean.path)
  }
  const rows = exports.rowsOf(0)
  let at = 0
  return columns.map(({ reading }, i) => {
    if (!known[i]) return true
    const column = at++
    if (exports.oddCount(column) <= rows * tolerated) return false
    const parse = compileReading(reading)
    const missed = oddTexts(kernel, column).filter((text) => parse(text) !== invalid)
    return missed.length > rows * tolerated
  })
}

function oddTexts({ exports, bytes, view }: TableKernel, column: number): string[] {
  exports.layOutOdd(0, column)
  const texts: string[] = []
  let from = exports.valuesStart.value
  const end = from + exports.valuesBytes.value
  while (from < end) {
    const length = view().getUint32(from, true)
    texts.push(bytes().toString('utf8', from + 4, from + 4 + length))
    from += 4 + length
  }
  return texts
}
