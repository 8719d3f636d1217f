import { expect, test } from 'vitest'
import { dayLimits, isFiltered, noFilter, useHistoryFilter } from './filter-state'

test('days are whole days of the person’s zone, the last one included', () => {
  expect(dayLimits('2024-02-28', '2024-02-29')).toEqual({
    fromMs: new Date(2024, 1, 28).getTime(),
    toMs: new Date(2024, 2, 1).getTime()
  })
  expect(dayLimits(null, null)).toEqual({ fromMs: null, toMs: null })
})

test('two jobs at most are ticked; a change of the filter begins at the top', () => {
  const { tick, set, scrolled } = useHistoryFilter.getState()
  for (const id of ['a', 'b', 'c']) tick(id)
  expect(useHistoryFilter.getState().ticked).toEqual(['b', 'c'])
  tick('b')
  expect(useHistoryFilter.getState().ticked).toEqual(['c'])
  scrolled(900)
  set({ dataset: 'sales' })
  expect(useHistoryFilter.getState().scrollTop).toBe(0)
  expect(isFiltered(useHistoryFilter.getState())).toBe(true)
  set(noFilter)
  expect(isFiltered(useHistoryFilter.getState())).toBe(false)
})
