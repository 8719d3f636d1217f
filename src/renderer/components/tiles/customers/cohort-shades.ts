/** How strong the colour of a cohort's cell is. */
import type { CohortTile } from '../../../../shared/domain/board'

const palest = 6
/** On it ink can still be read, light and dark. */
const darkest = 62

/** The largest share after the first month, so that the shades use all of their scale; partial months may only be lower. */
export function strongestShare(cohorts: readonly Pick<CohortTile['cohorts'][number], 'shares'>[]): number {
  return Math.max(0, ...cohorts.flatMap((cohort) => cohort.shares.slice(1).map((share) => share ?? 0)))
}

/** Percent of the colour. Nobody is not coloured at all. */
export function shadeOfShare(share: number, strongest: number): number {
  if (share <= 0 || strongest <= 0) return 0
  return Math.round(palest + Math.min(1, share / strongest) * (darkest - palest))
}
