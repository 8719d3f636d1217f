/** JSON with the place of everything in its text, so that a problem can be shown where it is. */

export interface Position {
  /** From the text's beginning, in UTF-16 units. */
  readonly offset: number
  /** From 1. */
  readonly line: number
  readonly column: number
}

export type Parsed =
  | { readonly value: unknown; readonly offsets: ReadonlyMap<string, number> }
  | { readonly offset: number; readonly reason: 'unexpected' | 'unclosed-text' | 'end' | 'duplicate-name' }

/** Line and column of an offset. */
export function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { offset, line, column: offset - before.lastIndexOf('\n') }
}

class Stopped extends Error {
  constructor(
    readonly offset: number,
    readonly reason: Extract<Parsed, { reason: string }>['reason']
  ) {
    super(reason)
  }
}

/** Nested deeper than that, it is no spec. */
const deepest = 200

/** Offsets are by JSON pointer. Names that occur twice are refused: one of the two would be lost without a word. */
export function parseWithPositions(text: string): Parsed {
  const offsets = new Map<string, number>()
  let at = 0
  const blank = /[ \t\r\n]*/y
  const scalar = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them inside of a text.
  const quoted = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y

  const skip = () => {
    blank.lastIndex = at
    at += blank.exec(text)?.[0].length ?? 0
  }
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0] ?? null
    if (found !== null) at += found.length
    return found
  }
  const stop = (): never => {
    throw new Stopped(at, at >= text.length ? 'end' : 'unexpected')
  }
  const taken = (found: string | null): string => {
    if (found !== null) return found
    if (text[at] === '"') throw new Stopped(at, 'unclosed-text')
    return stop()
  }
  const sequence = (close: string, item: (index: number) => void) => {
    at++
    skip()
    if (text[at] === close) {
      at++
      return
    }
    for (let index = 0; ; index++) {
      skip()
      item(index)
      skip()
      if (text[at] === close) {
        at++
        return
      }
      if (text[at] !== ',') stop()
      at++
    }
  }
  const value = (path: string, depth: number): unknown => {
    skip()
    offsets.set(path, at)
    if (depth > deepest) throw new Stopped(at, 'unexpected')
    if (text[at] === '{') {
      const entries = new Map<string, unknown>()
      sequence('}', () => {
        const start = at
        const key = JSON.parse(taken(take(quoted))) as string
        if (entries.has(key)) throw new Stopped(start, 'duplicate-name')
        skip()
        if (text[at] !== ':') stop()
        at++
        entries.set(key, value(`${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1))
      })
      return Object.fromEntries(entries)
    }
    if (text[at] === '[') {
      const items: unknown[] = []
      sequence(']', (index) => items.push(value(`${path}/${index}`, depth + 1)))
      return items
    }
    return JSON.parse(taken(take(scalar) ?? take(quoted)))
  }
  try {
    const found = value('', 0)
    skip()
    if (at < text.length) stop()
    return { value: found, offsets }
  } catch (error) {
    if (error instanceof Stopped) return { offset: error.offset, reason: error.reason }
    throw error
  }
}
