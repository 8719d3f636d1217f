/** Which columns need the dearer way of reading, from the first rows of the text. */
import pl from 'nodejs-polars'
import type { Reading } from '../../../../shared/domain/column-type'
import { invalid, parseValue } from '../../../../shared/domain/readings'
import type { CleanText, TextFacts } from '../../scan'
import { rawName, scanClean } from '../clean-scan'
import type { Frame } from '../frames'
import { translatePolarsError } from '../polars-error'
import { canBeOdd, type Effort, oddText, readColumn } from '../readings'
import { textsOf } from '../scratch'

const probeRows = 10_000
/** Share of the rows that the parser may have to read by itself. */
const tolerated = 0.01

/** A text column need not be trimmed nor searched for null tokens when a check has found neither. */
function textEffort(reading: Reading, facts: TextFacts | undefined): Effort {
  if (facts === undefined || facts.blankEnds > 0) return 'plain'
  return reading.nullTokens.every((token) => facts.absent.includes(token)) ? 'bare' : 'plain'
}

/** One effort a reading, in their order. A wrong guess costs time, never a value. */
export async function effortsFor(
  clean: CleanText,
  readings: readonly Reading[],
  places: readonly number[],
  facts: readonly TextFacts[] | null
): Promise<Effort[]> {
  const efforts = readings.map((reading, i) => textEffort(reading, facts?.[places[i] ?? -1]))
  const odd = readings.flatMap((reading, i) => (canBeOdd(reading) ? [i] : []))
  if (odd.length === 0) return efforts
  const raws = odd.map((i) => pl.col(rawName(places[i] ?? 0)))
  const asked = odd.flatMap((i, at) => {
    const [reading, raw] = [readings[i], raws[at]]
    return reading && raw ? [oddText(readColumn(reading, raw, 'plain'), raw).alias(`o${i}`)] : []
  })
  let frame: Frame
  try {
    frame = await scanClean(clean, probeRows)
      .select(...asked)
      .collect()
  } catch (error) {
    throw translatePolarsError(error, { name: 'the file', path: clean.path })
  }
  return readings.map((reading, i) => {
    if (!canBeOdd(reading)) return efforts[i] ?? 'marked'
    const texts = textsOf(frame, `o${i}`)
    const missed = texts.filter((text) => {
      if (text === null) return false
      const value = parseValue(reading, text)
      return value !== invalid && value !== null
    })
    return missed.length > texts.length * tolerated ? 'marked' : 'plain'
  })
}
