import { expect, test } from 'vitest'
import { clampBounds } from './window-bounds'

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const beside = { x: 1440, y: 0, width: 1920, height: 1080 }

test('a place on a display is kept', () => {
  const place = { x: 1500, y: 40, width: 1200, height: 800 }
  expect(clampBounds(place, [laptop, beside])).toEqual(place)
})

test('a place on a display that is gone is forgotten', () => {
  expect(clampBounds({ x: 1500, y: 40, width: 1200, height: 800 }, [laptop])).toBeNull()
})

test('a window larger than its display shrinks to it', () => {
  expect(clampBounds({ x: 0, y: 25, width: 3000, height: 2000 }, [laptop])).toEqual({
    x: 0,
    y: 25,
    width: 1440,
    height: 875
  })
})

test('a title bar above the display can not be grasped: forgotten', () => {
  expect(clampBounds({ x: 0, y: -300, width: 1000, height: 700 }, [laptop])).toBeNull()
})

test('nothing remembered: nothing', () => {
  expect(clampBounds(null, [laptop])).toBeNull()
})
