import { expect, it } from 'vitest'
import { untouched } from '../../../shared/domain/alert'
import type { Dataset } from '../../../shared/domain/dataset'
import { AppError } from '../../../shared/errors'
import { isDue } from './due'

const here = {}
const onCluster = { cluster: { connectionId: 'c' } } as unknown as Pick<Dataset, 'cluster'>
const minutes = (count: number) => count * 60_000
const looked = (askEvery: 5 | 15 | 60 | null, isOn = true) => ({
  isOn,
  askEvery,
  state: { ...untouched, checkedMs: minutes(100) }
})

it('a cluster is asked after the minutes that were chosen', () => {
  expect(isDue(looked(15), onCluster, minutes(114))).toBe(false)
  expect(isDue(looked(15), onCluster, minutes(115))).toBe(true)
  expect(isDue(looked(5), onCluster, minutes(105))).toBe(true)
  expect(isDue(looked(null), onCluster, minutes(9000))).toBe(false)
  expect(isDue(looked(5, false), onCluster, minutes(9000))).toBe(false)
  expect(isDue(looked(60), null, minutes(9000))).toBe(false)
  // The clock was set back by a day.
  expect(isDue(looked(60), onCluster, minutes(-1340))).toBe(true)
})

it('what is here is asked again only where the last look failed for a reason that passes', () => {
  const failed = (code: 'engine.crashed' | 'explore.no-role') => ({
    ...looked(15),
    state: { ...looked(15).state, silence: { kind: 'failed' as const, error: new AppError(code).toShape() } }
  })
  expect(isDue(looked(5), here, minutes(9000))).toBe(false)
  expect(isDue(failed('engine.crashed'), here, minutes(100.5))).toBe(false)
  expect(isDue(failed('engine.crashed'), here, minutes(101))).toBe(true)
  expect(isDue(failed('explore.no-role'), here, minutes(9000))).toBe(false)
})
