/** The steps of a recipe over a frame of typed rows: each adds columns or marks rows, and says where the columns are now. */
import pl from 'nodejs-polars'
import type { Column } from '../../../../shared/domain/column-type'
import type { CheckedStep, Stage, WalkedRecipe } from '../../../../shared/domain/recipe-schema'
import type { LazyFrame } from '../frames'
import { names as typedNames } from '../typed/table'
import { applyDerive, applyMerge, applySplit } from './apply/columns'
import { applyDeduplicate, applyDropNulls, applyFilter, applyLookup, applyUnpivot } from './apply/rows'
import { applyTexts } from './apply/texts'
import { applyFill, applyHash, applyRetype } from './apply/values'
import { applyByDay } from './by-day'
import {
  type Bound,
  boundOf,
  type Environment,
  firstPlace,
  outcomeName,
  type Place,
  type RowRange,
  type StageContext,
  type Staged,
  type StepInputs
} from './environment'

export interface Planned {
  readonly frame: LazyFrame
  /** Environment before each stage, and after the last one. */
  readonly environments: readonly Environment[]
  /** Where rows stand before each stage, and after the last one. */
  readonly places: readonly Place[]
}

/**
 * Applies the first `count` stages (all by default) to a frame of a typed table.
 * @param range the rows of the table that the frame is of; null for all or unknown
 */
export function planSteps(
  frame: LazyFrame,
  walked: WalkedRecipe,
  inputs: StepInputs,
  count?: number,
  range: RowRange | null = null
): Planned {
  const environments: Environment[] = [firstEnvironment(walked)]
  const places: Place[] = [firstPlace]
  let current = frame.withColumns(pl.col(typedNames.rejected).alias(outcomeName))
  for (const [at, stage] of walked.stages.slice(0, count).entries()) {
    const context = contextOf(current, environments[at] ?? new Map(), places[at] ?? firstPlace, at, inputs, range)
    const next = applyStep(stage.step, context)
    current = next.frame
    environments.push(ordered(stage, next.environment))
    places.push(next.place ?? context.place)
  }
  return { frame: current, environments, places }
}

function firstEnvironment(walked: WalkedRecipe): Environment {
  return new Map(
    walked.readings.map((reading, i): [string, Bound] => [
      reading.column,
      { id: typedNames.value(i), type: reading.type, origin: i }
    ])
  )
}

/** What the stage at a place is applied to, given what stands before it. */
export function contextOf(
  frame: LazyFrame,
  environment: Environment,
  place: Place,
  at: number,
  inputs: StepInputs,
  range: RowRange | null
): StageContext {
  const columnOf = (name: string) => pl.col(boundOf(environment, name).id)
  return { frame, environment, place, at, inputs, range, prefix: `s${at}_`, columnOf }
}

/** In the order in which the walk lists the columns. */
function ordered(stage: Stage, environment: Environment): Environment {
  return new Map(stage.after.map((column: Column) => [column.name, boundOf(environment, column.name)]))
}

function applyStep(step: CheckedStep, context: StageContext): Staged {
  const { frame, environment } = context
  switch (step.kind) {
    case 'rename': {
      const bound = boundOf(environment, step.from)
      return { frame, environment: new Map(environment).set(step.to, bound) }
    }
    // The walk lists what is left.
    case 'select':
    case 'drop':
      return { frame, environment }
    case 'retype':
      return applyRetype(step, context)
    case 'trim':
    case 'case':
    case 'replace':
    case 'mask':
    case 'map':
      return applyTexts(step, context)
    case 'fill':
      return applyFill(step, context)
    case 'drop-nulls':
      return applyDropNulls(step, context)
    case 'filter':
      return applyFilter(step, context)
    case 'derive':
      return applyDerive(step, context)
    case 'deduplicate':
      return applyDeduplicate(context)
    case 'split':
      return applySplit(step, context)
    case 'merge':
      return applyMerge(step, context)
    case 'unpivot':
      return applyUnpivot(step, context)
    case 'hash':
      return applyHash(step, context)
    case 'rate':
    case 'fiscal':
      return applyByDay(step, context)
    case 'lookup':
      return applyLookup(step, context)
  }
}
