/** Pieces of a rewritten statement that know where they come from. */

export interface Part {
  readonly text: string
  /** Where it comes from in the statement that was written, from 0. */
  readonly at: number
  /** Whether it stands there as it is; else all of it comes from that one place. */
  readonly isKept: boolean
}
export type Code = readonly Part[]

export function kept(text: string, at: number): Part {
  return { text, at, isKept: true }
}

/** Makes code out of a template; what is made comes from `at`, what is put in keeps its own places. */
export function writer(at: number) {
  return (strings: TemplateStringsArray, ...values: readonly (Code | string | number)[]): Code =>
    strings.flatMap((text, index) => {
      const value = values[index]
      const made: Part[] = text === '' ? [] : [{ text, at, isKept: false }]
      if (value === undefined) return made
      return typeof value === 'object' ? [...made, ...value] : [...made, { text: String(value), at, isKept: false }]
    })
}
export type Writer = ReturnType<typeof writer>

export function textOfCode(code: Code): string {
  return code.map(({ text }) => text).join('')
}

/** Codes with a text between them. */
export function joined(sql: Writer, codes: readonly Code[], between: string): Code {
  return codes.flatMap((code, index) => (index === 0 ? code : [...sql`${between}`, ...code]))
}

/** A text literal. */
export function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

/** Where a character of the rewritten text comes from; both from 0. */
export function sourceOffset(code: Code, offset: number): number {
  let begin = 0
  for (const { text, at, isKept } of code) {
    if (offset < begin + text.length) return isKept ? at + offset - begin : at
    begin += text.length
  }
  const last = code.at(-1)
  return last === undefined ? 0 : last.at + (last.isKept ? last.text.length : 0)
}
