/** Rows that were read already as a typed frame: what `frameOf` gives for the whole file. */
import pl from 'nodejs-polars'
import type { WalkedRecipe } from '../../../shared/domain/recipe-schema'
import type { RawRow, Source } from '../../../shared/domain/source'
import { rawFrame, rawName } from './clean-scan'
import type { Frame } from './frames'
import { canBeOdd, oddText, readColumn } from './readings'
import { readOddTexts } from './readings/odd-texts'
import { textsOf } from './scratch'
import { names, type PlacedReading, resolveOdds } from './typed/table'

/** Rows `row` 0 … of the window, `v<i>`, `rejected`, `rejected_text`. */
export async function typedWindow(source: Source, rows: readonly RawRow[], walked: WalkedRecipe): Promise<Frame> {
  const columns: PlacedReading[] = walked.readings.map((reading) => ({
    reading,
    place: source.columns.indexOf(reading.column)
  }))
  const raw = rawFrame(
    rows.map(({ cells }) => cells),
    source.columns.length,
    names.row
  )
  const frame = await raw
    .select(
      pl.col(names.row),
      ...columns.flatMap(({ reading, place }, i) => {
        const text = pl.col(rawName(place))
        const value = readColumn(reading, text, 'marked')
        return [value.alias(names.value(i)), ...(canBeOdd(reading) ? [oddText(value, text).alias(names.odd(i))] : [])]
      })
    )
    .collect()
  const odds = columns.map(({ reading }, i) => {
    if (!canBeOdd(reading)) return []
    return [...new Set(textsOf(frame, names.odd(i)).filter((text) => text !== null))]
  })
  const resolved = resolveOdds(
    frame.lazy(),
    columns,
    odds.map((texts) => texts.length),
    (i) => {
      const column = columns[i]
      return column === undefined ? null : readOddTexts(column.reading, odds[i] ?? []).lazy()
    }
  )
  return resolved.collect()
}
