/** The parts of a date pattern that kernel/dates.as.ts reads, with the codes it knows them by. */
import type { DateToken } from '../../../../shared/domain/readings'

export const kernelCodes: Partial<Record<DateToken['kind'], number>> = {
  YYYY: 1,
  YY: 2,
  MM: 3,
  M: 4,
  MMM: 5,
  DD: 6,
  D: 7,
  HH: 8,
  H: 9,
  mm: 10,
  ss: 11,
  SSS: 12,
  A: 13,
  Z: 14
}

/** Whether the kernel has code for a part of a pattern. */
export function isKernelToken(token: DateToken): boolean {
  return token.kind === 'literal' || kernelCodes[token.kind] !== undefined
}
