/** Placeholder until shaping is in: every call is refused. */
import type { ShapeResult } from '../../../shared/contract/engine'
import type { Measure, Preview } from '../../../shared/domain/recipe'
import { AppError } from '../../../shared/errors'
export async function preview(..._all: unknown[]): Promise<Preview> {
  throw new AppError('internal')
}
export async function measure(..._all: unknown[]): Promise<Measure> {
  throw new AppError('internal')
}
export async function shape(..._all: unknown[]): Promise<ShapeResult> {
  throw new AppError('internal')
}
