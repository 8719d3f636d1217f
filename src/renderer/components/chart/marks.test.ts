import { expect, it } from 'vitest'
import { marksOf } from './marks'

const points = [
  { key: '2024-01-01', from: '2024-01-01', to: '2024-01-31', isPartial: false },
  { key: '2024-02-01', from: '2024-02-01', to: '2024-02-29', isPartial: false }
]

it('notes stand at the period of their day, and nowhere where there is none', () => {
  const notes = [
    { day: '2024-02-29', text: 'Strike' },
    { day: '2024-02-01', text: 'New prices' },
    { day: '2024-03-01', text: 'Later' }
  ]
  expect(marksOf(points, notes)).toEqual([{ index: 1, text: 'Strike, New prices' }])
  expect(marksOf(points, [{ day: '2024-01-01', text: 'x'.repeat(40) }])[0]?.text).toBe(`${'x'.repeat(27)}…`)
})
