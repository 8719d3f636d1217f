/** Which columns need the dearer way of reading, from the first rows of the text. */
import pl from 'nodejs-polars'
import type { Reading } from '../../../../shared/domain/column-type'
import { invalid, parseValue } from '../../../../shared/domain/readings'
import type { CleanText } from '../../scan'
import { rawName, scanClean } from '../clean-scan'
import type { Frame } from '../frames'
import { translatePolarsError } from '../polars-error'
import { type Effort, readColumn } from '../readings'
import { textsOf } from '../scratch'

const probeRows = 10_000
/** Share of the rows that the parser may have to read by itself. */
const tolerated = 0.01

/** One effort a reading, in their order. A wrong guess costs time, never a value. */
export async function effortsFor(
  clean: CleanText,
  readings: readonly Reading[],
  places: readonly number[]
): Promise<Effort[]> {
  const odds = readings.map((reading, i) => readColumn(reading, pl.col(rawName(places[i] ?? 0)), 'plain').odd)
  const asked = odds.flatMap((odd, i) => (odd === null ? [] : [odd.alias(`o${i}`)]))
  if (asked.length === 0) return readings.map(() => 'plain')
  let frame: Frame
  try {
    frame = await scanClean(clean, probeRows)
      .select(...asked)
      .collect()
  } catch (error) {
    throw translatePolarsError(error, { name: 'the file', path: clean.path })
  }
  return readings.map((reading, i) => {
    if (odds[i] === null) return 'plain'
    const texts = textsOf(frame, `o${i}`)
    const missed = texts.filter((text) => {
      if (text === null) return false
      const value = parseValue(reading, text)
      return value !== invalid && value !== null
    })
    return missed.length > texts.length * tolerated ? 'marked' : 'plain'
  })
}
