import { expect, test } from 'vitest'
import { taskBar } from './task-bar'

function bar() {
  const seen: number[] = []
  const window = { isDestroyed: () => false, setProgressBar: (part: number) => seen.push(part) }
  return { seen, bar: taskBar(() => window) }
}

test('a download shows where no load runs, and never over one that does', () => {
  const { seen, bar: shown } = bar()
  shown.update(0.2)
  shown.jobs(0.5)
  shown.update(0.3)
  shown.jobs(null)
  shown.update(null)
  expect(seen).toEqual([0.2, 0.5, 0.5, 0.3, -1])
})

test('the bar is never quite full, and a window that is gone is left alone', () => {
  const { seen, bar: shown } = bar()
  shown.jobs(1)
  expect(seen).toEqual([0.99])
  taskBar(() => null).jobs(0.5)
})
