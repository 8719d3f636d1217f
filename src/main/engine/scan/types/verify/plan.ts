/** How each column is verified, and the bytes that tell the kernel. Offsets are those of kernel/verify.as.ts. */
import type { ColumnType, Reading } from '../../../../../shared/domain/column-type'
import { type DateToken, dateTokens } from '../../../../../shared/domain/readings'
import type { Verdict, Way } from '../infer/verdict'
import { isKernelDate, isKernelNumber } from '../plan'

/** `table`: the kernel counts the texts, as long as there are few. */
export type VerifyColumn =
  | { readonly op: 'skip' }
  | { readonly op: 'table' }
  /** `type`: values must fit it; null: the type is what the values need. */
  | { readonly op: 'number'; readonly way: Way; readonly type: ColumnType | null }
  | { readonly op: 'date'; readonly way: Way }

/** The plan for a column with the sample's verdict; a person's reading comes first. */
export function verifyColumnOf(verdict: Verdict, chosen: Reading | null): VerifyColumn {
  const way: Way = chosen ?? verdict
  // A column without a value in the sample may have none at all, which a table proves.
  const isBlank = chosen === null && verdict.evidence.some((e) => e.code === 'too-few-values' && e.count === 0)
  if (way.type.kind === 'string') return { op: isBlank ? 'table' : 'skip' }
  if (way.format?.kind === 'number' && way.type.kind !== 'double' && isKernelNumber(way.format)) {
    return { op: 'number', way, type: chosen?.type ?? null }
  }
  // A chosen reading may not know the usual null tokens; texts that the kernel does not read are told apart afterwards.
  return way.format?.kind === 'date' && isKernelDate(way) ? { op: 'date', way } : { op: 'table' }
}

/** Where the digits of `YYYYMMDDhhmmss` begin, and how many there are. */
const places: Partial<Record<DateToken['kind'], readonly [number, number]>> = {
  YYYY: [0, 4],
  MM: [4, 2],
  DD: [6, 2],
  HH: [8, 2],
  mm: [10, 2],
  ss: [12, 2]
}
const planBytes = 112
const [template, bound, order, tail] = [16, 32, 48, 48]

/** The plan of a pattern of fixed width (at most 32 bytes); its width is 0 when it is none. */
export function fixedDateCode(pattern: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(planBytes)
  const tokens = dateTokens(pattern)
  const digits = new Map<number, number>()
  const marks = new Map<number, number>()
  const seen = new Set<string>()
  let width = 0
  for (const token of tokens) {
    if (token.kind === 'literal') {
      for (const byte of Buffer.from(token.text)) marks.set(width++, byte)
      continue
    }
    const place = places[token.kind]
    if (place === undefined || seen.has(token.kind)) return bytes
    seen.add(token.kind)
    for (let n = 0; n < place[1]; n++) digits.set(width++, place[0] + n)
  }
  if (width > 32 || !['YYYY', 'MM', 'DD'].every((kind) => seen.has(kind))) return bytes
  const view = new DataView(bytes.buffer)
  view.setUint32(0, width, true)
  view.setUint32(4, ['HH', 'mm', 'ss'].some((kind) => seen.has(kind)) ? 1 : 0, true)
  for (const [from, offset] of [
    [0, 0],
    [width - 16, tail]
  ] as const) {
    for (let n = 0; n < 16; n++) {
      const at = from + n
      const isMark = marks.has(at)
      bytes[offset + template + n] = isMark ? (marks.get(at) ?? 0) : digits.has(at) ? 48 : 0
      bytes[offset + bound + n] = isMark ? 0 : digits.has(at) ? 9 : 255
      bytes[offset + order + n] = 0x80
    }
  }
  for (const [at, place] of digits) {
    if (at < 16) bytes[order + place] = at
    else bytes[tail + order + place] = at - (width - 16)
  }
  return bytes
}
