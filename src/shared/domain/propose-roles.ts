/** Business roles proposed from column names, types and values. */
import { type ColumnType, isNumeric, isTemporal } from './column-type'
import type { Role, RoleAssignment, RoleProposal } from './role'
import { roleWords } from './role-words'

/** What is known of a column; `ColumnReport` fits after `columnFactsOf`. */
export interface ColumnFacts {
  readonly name: string
  readonly type: ColumnType
  readonly rowCount: number
  readonly nullCount: number
  readonly distinctCount: number
}

/** At least so sure: the role is set, not only offered. */
export const roleThreshold = 0.6
/** Below this a role is not even offered. */
const offerThreshold = 0.4

/** `OrderDate`, `order_date`, `Bestell-Datum` and `BESTELLDATUM` as tokens in lower case without accents. */
export function nameTokens(name: string): string[] {
  const plain = name
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/Ä/g, 'Ae')
    .replace(/Ö/g, 'Oe')
    .replace(/Ü/g, 'Ue')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
  return plain
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((token) => token !== '')
}

/** How sure the name alone makes us, 0 to 1; extra words cost a little, words against the role rule it out. */
function nameConfidence(tokens: readonly string[], role: Role): number {
  const { names, not } = roleWords[role]
  if (tokens.some((token) => not.has(token))) return 0
  let best = 0
  const joined = tokens.join('')
  for (const { tokens: wanted, confidence } of names) {
    const fits = wanted.every((word) => tokens.includes(word)) || joined === wanted.join('')
    if (!fits) continue
    const extra = Math.max(0, tokens.length - wanted.length)
    best = Math.max(best, confidence - 0.06 * extra)
  }
  return best
}

const keyTokens = new Set(['id', 'key', 'no', 'nr', 'number', 'code', 'nummer'])

/** Whether values of the type can play the role. */
function typeFits(facts: ColumnFacts, role: Role, tokens: readonly string[]): boolean {
  const { kind } = roleWords[role]
  if (kind === 'time') return isTemporal(facts.type)
  if (kind === 'number') return isNumeric(facts.type)
  // Keys that went through a spreadsheet look like 17850.0.
  const isKey = tokens.some((token) => keyTokens.has(token))
  return facts.type.kind === 'string' || facts.type.kind === 'long' || (isKey && isNumeric(facts.type))
}

/** A little for values that look like the role, a lot against those that can't be it. */
function valueAdjustment(facts: ColumnFacts, role: Role): number {
  const filled = facts.rowCount - facts.nullCount
  if (filled === 0) return -0.5
  const share = facts.distinctCount / filled
  if (role === 'orderId' || role === 'customer') return share < 0.0005 && filled > 1000 ? -0.3 : 0
  if (role === 'category' || role === 'region' || role === 'country' || role === 'channel' || role === 'currency') {
    if (filled > 100 && share > 0.5) return -0.4
    return facts.type.kind === 'string' && facts.distinctCount > 1 ? 0.01 : 0
  }
  // In a list of products each stands once; a text that is different in every line of sales is a remark.
  if (role === 'product') return filled > 1000 && share > 0.9 ? -0.1 : facts.type.kind === 'string' ? 0.01 : 0
  return 0
}

/**
 * Proposes at most one column for each role and one role for each column, the surest first. A single date without a
 * telling name is still proposed as the order date. Confidence: name (see role-words.ts), minus 0.06 for each further
 * word, adjusted by the values.
 */
export function proposeRoles(columns: readonly ColumnFacts[]): RoleProposal[] {
  const candidates: RoleProposal[] = []
  const dates = columns.filter((column) => isTemporal(column.type))
  for (const column of columns) {
    const tokens = nameTokens(column.name)
    for (const role of Object.keys(roleWords) as Role[]) {
      if (!typeFits(column, role, tokens)) continue
      const byName = nameConfidence(tokens, role)
      if (byName > 0) {
        const confidence = Math.min(1, byName + valueAdjustment(column, role))
        candidates.push({ role, column: column.name, confidence, because: ['name', 'type', 'values'] })
      } else if (
        role === 'orderDate' &&
        dates.length === 1 &&
        !tokens.some((token) => roleWords.orderDate.not.has(token))
      ) {
        candidates.push({ role, column: column.name, confidence: 0.65, because: ['type'] })
      }
    }
  }
  candidates.sort((a, b) => b.confidence - a.confidence)
  const takenRoles = new Set<Role>()
  const takenColumns = new Set<string>()
  const chosen: RoleProposal[] = []
  for (const candidate of candidates) {
    if (candidate.confidence < offerThreshold) break
    if (takenRoles.has(candidate.role) || takenColumns.has(candidate.column)) continue
    takenRoles.add(candidate.role)
    takenColumns.add(candidate.column)
    chosen.push({ ...candidate, confidence: Math.round(candidate.confidence * 100) / 100 })
  }
  return chosen
}

/** The proposals that are sure enough to be set. */
export function assignedRoles(proposals: readonly RoleProposal[]): RoleAssignment {
  const roles: RoleAssignment = {}
  for (const { role, column, confidence } of proposals) if (confidence >= roleThreshold) roles[role] = column
  return roles
}
