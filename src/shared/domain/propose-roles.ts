/** Business roles proposed from column names, types and values, and from what a person confirmed before. */
import type { ColumnReport } from './check-report'
import { isNumeric, isTemporal } from './column-type'
import type { Role, RoleAssignment, RoleProposal } from './role'
import type { ColumnFacts } from './role-facts'
import { areAddresses, areGenders, areStatuses, confidenceByValues, isShare, isWhole } from './role-values'
import { type Concept, type Meaning, meaningsOf } from './role-vocabulary'
import { roleWords } from './role-words'

/** What a person said about a column of this name before, by role: yes or no. */
export type RoleMemory = ReadonlyMap<string, Readonly<Partial<Record<Role, boolean>>>>

/** At least so sure: the role is set, not only offered. */
export const roleThreshold = 0.6
/** Below this a role is not even offered. */
const offerThreshold = 0.4
const unknownWordCost = 0.07
const knownWordCost = 0.06
const unknownThingCost = 0.25

export function roleFactsOf(column: ColumnReport): ColumnFacts {
  const { format } = column.reading
  return {
    name: column.name,
    type: column.reading.type,
    rowCount: column.rowCount,
    nullCount: column.nullCount,
    distinctCount: column.distinct.count,
    topValues: column.top.map(({ value }) => value),
    min: column.min,
    max: column.max,
    hasCurrency: format?.kind === 'number' && format.currencies.length > 0,
    isPercent: format?.kind === 'number' && format.percent,
    longest: column.lengthMax
  }
}

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
    .replace(/([nN])[°º]/g, '$1o')
    .replace(/%/g, ' percent ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
  return plain
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((token) => token !== '')
}

/** The name without what stands in parentheses, which is a unit or a remark; a percent sign says what the values are. */
function withoutRemarks(name: string): string {
  const plain = name.replace(/[([{]([^)\]}]*)[)\]}]/g, (_, remark: string) => (remark.includes('%') ? ' % ' : ' '))
  return nameTokens(plain).length === 0 ? name : plain
}

/** A name as it is remembered: without case, accents, blanks and marks between its words. */
export function rememberedName(name: string): string {
  return nameTokens(name).join('') || name.trim().toLowerCase()
}

/**
 * How sure the name alone makes us, 0 to 1: the best pattern whose concepts all occur, each in a word of its own. What is
 * left over costs; a word that only means what speaks against the role rules it out.
 */
function nameConfidence(meanings: readonly Meaning[], role: Role): number {
  const { patterns, not } = roleWords[role]
  let best = 0
  for (const { concepts, confidence } of patterns) {
    const left = leftOver(meanings, concepts)
    if (left === null) continue
    if (left.some((meaning) => meaning.length > 0 && meaning.every((concept) => not.has(concept)))) continue
    // `Nombre_Farmacia` names whatever the unknown word is, hardly the product.
    const unknown = concepts.length === 1 && concepts[0] === 'name' ? unknownThingCost : unknownWordCost
    const cost = left.reduce((sum, meaning) => sum + (meaning.length === 0 ? unknown : knownWordCost), 0)
    best = Math.max(best, confidence - cost)
  }
  return best
}

/** The words a pattern does not use, or null when one of its concepts is missing. A word may stand for one concept only. */
function leftOver(meanings: readonly Meaning[], concepts: readonly Concept[]): Meaning[] | null {
  const [concept, ...others] = concepts
  if (concept === undefined) return [...meanings]
  for (const [i, meaning] of meanings.entries()) {
    if (!meaning.includes(concept)) continue
    const rest = leftOver([...meanings.slice(0, i), ...meanings.slice(i + 1)], others)
    if (rest) return rest
  }
  return null
}

/** Whether values of the type can play the role. */
function typeFits(facts: ColumnFacts, role: Role, meanings: readonly Meaning[]): boolean {
  const { kind } = roleWords[role]
  if (kind === 'time') return isTemporal(facts.type)
  if (kind === 'number') return isNumeric(facts.type)
  // Keys that went through a spreadsheet look like 17850.0.
  const isKey = meanings.some((meaning) => meaning.includes('id') || meaning.includes('number'))
  return facts.type.kind === 'string' || facts.type.kind === 'long' || (isKey && isNumeric(facts.type))
}

/** Text that is longer says something about a thing; it does not name it. */
const longestName = 90

/** A little for values that look like the role, a lot against those that can't be it. */
function valueAdjustment(facts: ColumnFacts, role: Role): number {
  const filled = facts.rowCount - facts.nullCount
  if (filled === 0) return -0.5
  const share = facts.distinctCount / filled
  if (areAddresses(facts)) return -0.4
  switch (role) {
    case 'orderId':
      // Few numbers over and over count something.
      if (facts.type.kind !== 'string' && filled > 200 && share < 0.05 && facts.distinctCount <= 200) return -0.3
      return share < 0.0005 && filled > 1000 ? -0.3 : facts.distinctCount === 1 && filled > 20 ? -0.4 : 0
    case 'customer':
      return share < 0.0005 && filled > 1000 ? -0.3 : 0
    case 'region':
      if (areStatuses(facts)) return -0.4
      return ofFew(facts, filled, share)
    case 'category':
      if (areGenders(facts)) return -0.5
      return ofFew(facts, filled, share)
    case 'country':
    case 'channel':
    case 'currency':
      return ofFew(facts, filled, share)
    case 'product':
      if ((facts.longest ?? 0) > longestName) return -0.2
      // In a list of products each stands once; a text that is different in every line of sales is a remark.
      return filled > 1000 && share > 0.9 ? -0.1 : facts.type.kind === 'string' ? 0.01 : 0
    case 'quantity':
      return isWhole(facts) ? 0 : -0.15
    case 'revenue':
    case 'profit':
    case 'unitPrice':
    case 'cost':
    case 'unitCost':
      // A margin or a rate, whatever it is called.
      return isShare(facts) && filled > 20 ? -0.4 : facts.hasCurrency ? 0.01 : 0
    default:
      return 0
  }
}

/** A dimension has few values, in words. */
function ofFew(facts: ColumnFacts, filled: number, share: number): number {
  if (filled > 100 && share > 0.5) return -0.4
  return facts.type.kind === 'string' && facts.distinctCount > 1 ? 0.01 : 0
}

/**
 * Proposes at most one column for each role and one role for each column, the surest first. What a person confirmed for a column of this name
 * before wins, and what they took away is not proposed again. A single date without a telling name is still proposed as the order
 * date, and beside a date a single column of money as the revenue. Confidence: the name's pattern, less 0.06 or 0.07 for
 * each further word, adjusted by the values.
 */
export function proposeRoles(columns: readonly ColumnFacts[], memory: RoleMemory = new Map()): RoleProposal[] {
  const about = subjectOf(columns)
  const candidates = columns.flatMap((column) =>
    candidatesOf(column, about, memory.get(rememberedName(column.name)) ?? {})
  )
  const lone = loneDate(columns)
  if (lone && !candidates.some(({ role }) => role === 'orderDate') && !isRefused(memory, lone, 'orderDate')) {
    candidates.push({ role: 'orderDate', column: lone.name, confidence: 0.65, because: ['type'] })
  }
  const chosen = choose(candidates)
  const money = columns.filter((column) => column.hasCurrency)
  const [only] = money
  const isFree = (name: string) => !chosen.some(({ column }) => column === name)
  const dated = chosen.some(({ role }) => role === 'orderDate')
  if (only && money.length === 1 && dated && isFree(only.name) && !isRefused(memory, only, 'revenue')) {
    if (!chosen.some(({ role }) => role === 'revenue' || role === 'unitPrice') && nameSpeaks(only, 'revenue')) {
      chosen.push({ role: 'revenue', column: only.name, confidence: 0.62, because: ['type', 'values'] })
    }
  }
  return chosen
}

/** What the columns that have values speak of: beside products a bare `Name` is theirs, beside orders a bare `ID`. */
type Subject = { readonly products: boolean; readonly customers: boolean; readonly orders: boolean }

function subjectOf(columns: readonly ColumnFacts[]): Subject {
  const filled = columns.filter(({ rowCount, nullCount }) => rowCount > nullCount)
  const said = new Set(filled.flatMap(({ name }) => meaningsOf(nameTokens(name)).flat()))
  const isOrder =
    said.has('order') || said.has('invoice') || said.has('transaction') || said.has('sale') || said.has('amount')
  return {
    products: said.has('product') || said.has('price') || said.has('category') || said.has('stock'),
    customers: said.has('customer'),
    orders: isOrder && filled.some(({ type }) => isTemporal(type))
  }
}

/** `total_orders`, `numero_compras`: how many, neither an amount nor the number of one. */
const severalOrders = new Set(
  'orders purchases invoices transactions commandes pedidos ordenes compras achats ordini acquisti bestellungen auftraege bestellingen encomendas'.split(
    ' '
  )
)
const howMany = new Set(
  'total number num no nb nbr nombre numero anzahl count n avg mean average aantal quantidade cantidad'.split(' ')
)

function isCountOfOrders(tokens: readonly string[]): boolean {
  return tokens.some((token) => severalOrders.has(token)) && tokens.some((token) => howMany.has(token))
}

/** What a name that says next to nothing means beside the other columns. */
function contextAdjustment(column: ColumnFacts, meanings: readonly Meaning[], role: Role, about: Subject): number {
  const isOnly = (concept: Concept) => meanings.length === 1 && meanings[0]?.includes(concept) === true
  if (isOnly('name') && role === 'product' && !about.products) return -0.2
  if (isOnly('name') && role === 'customer') return about.customers && !about.products ? 0.2 : -0.2
  if (role === 'orderId' && isOnly('id') && about.orders && column.distinctCount === column.rowCount) return 0.12
  if (isOnly('kind') && role === 'category' && about.products) return 0.06
  return 0
}

function candidatesOf(
  column: ColumnFacts,
  about: Subject,
  said: Readonly<Partial<Record<Role, boolean>>>
): RoleProposal[] {
  const tokens = nameTokens(withoutRemarks(column.name))
  const meanings = meaningsOf(tokens)
  const isCount = isCountOfOrders(tokens)
  return (Object.keys(roleWords) as Role[]).flatMap((role): RoleProposal[] => {
    if (said[role] === false || !typeFits(column, role, meanings)) return []
    if (isCount && (role === 'orderId' || role === 'revenue')) return []
    const propose = (confidence: number, because: RoleProposal['because']) => [
      { role, column: column.name, confidence, because }
    ]
    if (said[role] === true) return propose(1, ['confirmed-before'])
    const byName = Math.max(0, nameConfidence(meanings, role) + contextAdjustment(column, meanings, role, about))
    const byValues =
      role === 'country' || role === 'currency' || role === 'channel' ? confidenceByValues(column, role) : 0
    if (byName > 0 && byValues > 0) return propose(Math.min(1, Math.max(byName, byValues) + 0.02), ['name', 'values'])
    if (byName > 0) return propose(Math.min(0.99, byName + valueAdjustment(column, role)), ['name', 'type', 'values'])
    return byValues > 0 ? propose(byValues, ['values']) : []
  })
}

/** The surest first; each role and each column once. */
function choose(candidates: readonly RoleProposal[]): RoleProposal[] {
  const takenRoles = new Set<Role>()
  const takenColumns = new Set<string>()
  const chosen: RoleProposal[] = []
  for (const candidate of [...candidates].sort((a, b) => b.confidence - a.confidence)) {
    if (candidate.confidence < offerThreshold) break
    if (takenRoles.has(candidate.role) || takenColumns.has(candidate.column)) continue
    takenRoles.add(candidate.role)
    takenColumns.add(candidate.column)
    chosen.push({ ...candidate, confidence: Math.round(candidate.confidence * 100) / 100 })
  }
  return chosen
}

/** The only date, unless its name says that it is another one. */
function loneDate(columns: readonly ColumnFacts[]): ColumnFacts | null {
  const dates = columns.filter((column) => isTemporal(column.type))
  const [only] = dates
  return only && dates.length === 1 && nameSpeaks(only, 'orderDate') ? only : null
}

/** Whether nothing in a name speaks against a role. */
function nameSpeaks(column: ColumnFacts, role: Role): boolean {
  const { not } = roleWords[role]
  return !meaningsOf(nameTokens(column.name)).some((meaning) => meaning.some((concept) => not.has(concept)))
}

function isRefused(memory: RoleMemory, column: ColumnFacts, role: Role): boolean {
  return memory.get(rememberedName(column.name))?.[role] === false
}

/** The proposals that are sure enough to be set. */
export function assignedRoles(proposals: readonly RoleProposal[]): RoleAssignment {
  const roles: RoleAssignment = {}
  for (const { role, column, confidence } of proposals) if (confidence >= roleThreshold) roles[role] = column
  return roles
}
