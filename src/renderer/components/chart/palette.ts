/** Colours of the charts, read from the theme's CSS variables, so that a canvas follows light and dark like everything else. */
import { createContext, useContext, useSyncExternalStore } from 'react'

export type Palette = {
  readonly ink: string
  readonly inkSoft: string
  readonly inkFaint: string
  readonly line: string
  readonly lineStrong: string
  readonly panel: string
  readonly sunken: string
  /** The thing itself: always revenue of the period that is looked at. */
  readonly main: string
  readonly mainSoft: string
  /** The same thing in the period before. */
  readonly previous: string
  /** A second measure on the same picture (cumulative share). */
  readonly second: string
  /** A weaker kin of `main`: class B of a Pareto. */
  readonly middle: string
  readonly third: string
  readonly fourth: string
  readonly fifth: string
  readonly eighth: string
  /** All that has no colour of its own: the rest, what is not explained. */
  readonly rest: string
  readonly good: string
  readonly goodSoft: string
  readonly bad: string
  readonly badSoft: string
  readonly font: string
}

const variables: { readonly [name in keyof Palette]: readonly [variable: string, fallback: string] } = {
  ink: ['--ink', '#161b26'],
  inkSoft: ['--ink2', '#4b5568'],
  inkFaint: ['--ink3', '#667085'],
  line: ['--line', '#e2e5ec'],
  lineStrong: ['--line2', '#cfd4de'],
  panel: ['--panel', '#ffffff'],
  sunken: ['--sunken', '#eef0f4'],
  main: ['--c1', '#2f5fe0'],
  mainSoft: ['--accent-soft', '#e8eefc'],
  previous: ['--prev', '#b9c3d6'],
  second: ['--c2', '#e08a1e'],
  middle: ['--c7', '#3aa0d8'],
  third: ['--c3', '#12a594'],
  fourth: ['--c4', '#8e4ec6'],
  fifth: ['--c5', '#d6409f'],
  eighth: ['--c8', '#8f9a22'],
  rest: ['--c6', '#5b6b82'],
  good: ['--good', '#137a48'],
  goodSoft: ['--good-soft', '#e3f4ea'],
  bad: ['--bad', '#b3263e'],
  badSoft: ['--bad-soft', '#fbe8eb'],
  font: ['--font', 'system-ui, sans-serif']
}

/** Colours of several lines on one picture, in their order; told apart with every kind of colour blindness by hue and lightness. */
export function lineColors(palette: Palette): readonly string[] {
  const { main, second, third, fourth, middle, fifth, eighth } = palette
  return [main, second, third, fourth, middle, fifth, eighth]
}

/** Reads the palette of an element as it is now, of the page without one. */
export function readPalette(element: Element = document.documentElement): Palette {
  const style = getComputedStyle(element)
  const entries = Object.entries(variables).map(([name, [variable, fallback]]) => [
    name,
    style.getPropertyValue(variable).trim() || fallback
  ])
  const palette = Object.fromEntries(entries) as Palette
  // ECharts writes the font between double quotes when it draws SVG.
  return { ...palette, font: palette.font.replaceAll('"', "'") }
}

/** Changes whenever the root element is themed anew, whoever does it and however. */
function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-mantine-color-scheme', 'data-theme', 'class']
  })
  const media = window.matchMedia('(prefers-color-scheme: dark)')
  media.addEventListener('change', onChange)
  return () => {
    observer.disconnect()
    media.removeEventListener('change', onChange)
  }
}

let cached: { readonly key: string; readonly palette: Palette } | null = null

/** One object a theme, so that React sees a change only when there is one. */
function snapshot(): Palette {
  const palette = readPalette()
  const key = Object.values(palette).join()
  if (cached?.key !== key) cached = { key, palette }
  return cached.palette
}

/**
 * Set inside of what is made for paper: its own colours, light whatever the theme. There charts are drawn as SVG, so
 * that they are sharp and their text is text.
 */
export const PaperPalette = createContext<Palette | null>(null)

/** The palette of the paper, or of the current theme; a new object only when the theme changed. */
export function usePalette(): Palette {
  const paper = useContext(PaperPalette)
  const screen = useSyncExternalStore(subscribe, snapshot)
  return paper ?? screen
}

/** `#rrggbb` with an opacity, for canvases; other notations are given back as they are. */
export function withOpacity(color: string, opacity: number): string {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color)
  if (!match) return color
  const [red, green, blue] = match.slice(1).map((part) => Number.parseInt(part, 16))
  return `rgba(${red}, ${green}, ${blue}, ${opacity})`
}
