/**
 * The last value above cells that have none. The table is gone through in order, a piece at a time, and each piece begins with the last
 * values of the one before, so that memory stays bounded.
 */
import { join } from 'node:path'
import pl from 'nodejs-polars'
import type { CheckedStep } from '../../../../../shared/domain/recipe-schema'
import type { LazyFrame } from '../../frames'
import { sinkTo } from '../../scratch'
import { isAlive } from '../environment'
import { beforeStage, type Preparing, pieceRows } from './context'

export async function preparePrevious(
  preparing: Preparing,
  at: number,
  step: Extract<CheckedStep, { kind: 'fill' }>
): Promise<void> {
  const { folder, inputs, rows, check } = preparing
  const columns = step.columns.map((_, i) => `f${i}`)
  const parts: LazyFrame[] = []
  let above: LazyFrame | null = null
  for (let from = 0; from === 0 || from < rows; from += pieceRows) {
    check()
    const { frame, place, columnOf } = beforeStage(preparing, at, from, pieceRows)
    const alive: LazyFrame = frame
      .filter(isAlive())
      .select(pl.col(place.id).alias('place'), ...step.columns.map((name, i) => columnOf(name).alias(`f${i}`)))
    const piece: string = join(folder, `above${at}-${parts.length}.parquet`)
    await sinkTo(filledDown(above === null ? alive : pl.concat([above, alive]), columns), piece, 'lz4')
    const filled: LazyFrame = pl.scanParquet(piece, { glob: false })
    parts.push(filled.filter(needed(columns)).select(pl.col('place'), ...columns.map((name) => pl.col(name))))
    above = filled.select(pl.col('place'), ...columns.map((name) => pl.col(name))).tail(1)
  }
  inputs.found.set(at, pl.concat(parts))
}

/** Values with those above in the place of nulls, and `n0` …: whether the cell had none. */
function filledDown(frame: LazyFrame, columns: readonly string[]): LazyFrame {
  const nulls = columns.map((name) => pl.col(name).isNull().alias(`n${name}`))
  return frame.withColumns(...nulls).withColumns(...columns.map((name) => pl.col(name).forwardFill().alias(name)))
}

function needed(columns: readonly string[]) {
  const [first = pl.lit(false), ...others] = columns.map((name) => pl.col(`n${name}`))
  return others.reduce((any, one) => any.or(one), first)
}
