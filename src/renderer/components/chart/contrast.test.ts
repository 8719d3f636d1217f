import { expect, it } from 'vitest'
import { inkOnShade } from './contrast'
import type { Palette } from './palette'

const light = { main: '#2f5fe0', panel: '#ffffff', ink: '#161b26' } as Palette
const dark = { main: '#6f95ff', panel: '#171b23', ink: '#eef1f6' } as Palette

it('keeps the ink until the ground is read better', () => {
  expect([0.1, 0.55, 0.7].map((shade) => inkOnShade(light, shade))).toEqual([light.ink, light.ink, light.ink])
  expect(inkOnShade(light, 1)).toBe(light.panel)
  expect([0.1, 0.5].map((shade) => inkOnShade(dark, shade))).toEqual([dark.ink, dark.ink])
  expect(inkOnShade(dark, 1)).toBe(dark.panel)
})

it('stays with the ink where colours are no plain ones', () => {
  expect(inkOnShade({ ...light, main: 'rebeccapurple' }, 1)).toBe(light.ink)
})
