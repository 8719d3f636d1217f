/** JSON whose 64-bit integers are kept: one that a double can't hold becomes its text. */

const integer = /^-?\d+$/

/** As `JSON.parse`, but an integer beyond 2^53 is its digits as text. Throws `SyntaxError` as that does. */
export function parseExact(text: string): unknown {
  return JSON.parse(text, (_key: string, value: unknown, context?: { source?: string }) => {
    if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
    const source = context?.source
    return source !== undefined && integer.test(source) ? source : value
  })
}
