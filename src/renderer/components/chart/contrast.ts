/** Which ink is read on a shade of a colour. */
import type { Palette } from './palette'

type Rgb = readonly [red: number, green: number, blue: number]

function rgbOf(color: string): Rgb | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color)
  if (!match) return null
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => Number.parseInt(part, 16))
  return [red, green, blue]
}

/** Relative luminance as WCAG has it, 0 to 1. */
function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}

/**
 * The ink or the colour of the ground, whichever is read better on the main colour.
 * @param shade 0 to 1: how much of the main colour lies on the ground
 */
export function inkOnShade(palette: Palette, shade: number): string {
  const [main, ground, ink] = [rgbOf(palette.main), rgbOf(palette.panel), rgbOf(palette.ink)]
  if (!main || !ground || !ink) return palette.ink
  const under = luminance([
    main[0] * shade + ground[0] * (1 - shade),
    main[1] * shade + ground[1] * (1 - shade),
    main[2] * shade + ground[2] * (1 - shade)
  ])
  return contrast(under, luminance(ink)) >= contrast(under, luminance(ground)) ? palette.ink : palette.panel
}
