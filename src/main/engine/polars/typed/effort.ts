/** Which of the columns that Polars reads need the dearer way of reading, from the first rows of the text. */
import pl from 'nodejs-polars'
import type { Reading } from '../../../../shared/domain/column-type'
import { invalid, parseValue } from '../../../../shared/domain/readings'
import type { CleanText } from '../../scan'
import { rawName, scanClean } from '../clean-scan'
import type { Frame } from '../frames'
import { translatePolarsError } from '../polars-error'
import { type Effort, oddText, readColumn } from '../readings'
import { textsOf } from '../scratch'

const probeRows = 10_000
/** Share of the rows that the parser may have to read by itself. */
const tolerated = 0.01

/** One effort a reading, in their order. A wrong guess costs time, never a value. */
export async function effortsFor(
  clean: CleanText,
  columns: readonly { readonly reading: Reading; readonly place: number }[]
): Promise<Effort[]> {
  const asked = columns.map(({ reading, place }, i) => {
    const raw = pl.col(rawName(place))
    return oddText(readColumn(reading, raw, 'plain'), raw).alias(`o${i}`)
  })
  let frame: Frame
  try {
    frame = await scanClean(clean, probeRows)
      .select(...asked)
      .collect()
  } catch (error) {
    throw translatePolarsError(error, { name: 'the file', path: clean.path })
  }
  return columns.map(({ reading }, i) => {
    const texts = textsOf(frame, `o${i}`)
    const missed = texts.filter((text) => {
      if (text === null) return false
      const value = parseValue(reading, text)
      return value !== invalid && value !== null
    })
    return missed.length > texts.length * tolerated ? 'marked' : 'plain'
  })
}
