import type { SqlCase } from '../sql-case'
import { aggregateCases } from './aggregates'
import { clauseCases } from './clauses'
import { dailyCases } from './daily'
import { numberCases } from './numbers'
import { textCases } from './texts'
import { timeCases } from './times'

export const allCases: readonly SqlCase[] = [
  ...timeCases,
  ...textCases,
  ...numberCases,
  ...aggregateCases,
  ...clauseCases,
  ...dailyCases
]
