/** Whether the first row names the columns: judged column by column against the values below it. */
import { type CellKind, kindOf } from './cell-kind'
import { isHeaderLike } from './table-shape'

const rowsLookedAt = 100

/** Words that name columns in tables of any trade; a value is hardly ever one of them. */
const columnWords =
  /(^|[^a-z])(id|no|nr|key|name|date|time|datum|year|jahr|month|monat|quarter|type|typ|status|state|country|land|region|city|stadt|address|code|price|preis|amount|betrag|total|qty|quantity|menge|count|anzahl|value|wert|cost|sales|umsatz|revenue|product|produkt|category|kategorie|customer|kunde|order|invoice|description|email|phone|first|last|title|currency|discount|unit|rate|number|nummer|fecha|nombre|precio|nom|prix|montant|client|quantité)([^a-z]|$)/

/** 0 to 1 for the votes of `headerVotes`. */
export const headerConfidence = (votes: number) => Math.min(1, Math.abs(votes) * 2)

/**
 * @param first cells of the first row
 * @param below rows under it, the same width or ragged
 * @returns above 0: the first row names the columns; below: it is a row of data. 1 and more is certain.
 */
export function headerVotes(first: readonly string[], below: readonly (readonly string[])[]): number {
  if (below.length === 0) return isHeaderLike(first) ? 0.3 : -0.3
  const body = below.slice(0, rowsLookedAt)
  if (isSeries(first)) return isSeries(body[0] ?? []) ? -1 : 1
  const yearly = yearColumns(first, body)
  let votes = 0
  for (let c = 0; c < first.length; c++) {
    votes += yearly.has(c) ? 0.5 : columnVote(first[c]?.trim() ?? '', columnOf(body, c))
  }
  if (votes !== 0) return votes / first.length
  const filled = first.filter((cell) => cell.trim() !== '')
  return filled.length > 0 && isHeaderLike(filled) ? 0.1 : -0.1
}

function columnOf(rows: readonly (readonly string[])[], c: number): string[] {
  const values: string[] = []
  for (const cells of rows) {
    const value = cells[c]?.trim()
    if (value) values.push(value)
  }
  return values
}

type Group = 'value' | 'words' | 'empty'

function groupOf(kind: CellKind): Group {
  if (kind === 'empty') return 'empty'
  const isValue =
    kind === 'number' ||
    kind === 'comma-number' ||
    kind === 'date' ||
    kind === 'time' ||
    kind === 'timestamp' ||
    kind === 'address'
  return isValue ? 'value' : 'words'
}

/** Above 0: the cell names the column. Below 0: it is one of its values. */
function columnVote(name: string, values: readonly string[]): number {
  if (name === '') return values.length > 0 ? -0.1 : 0
  const nameKind = kindOf(name)
  if (values.length === 0) return groupOf(nameKind) === 'words' ? 0.3 : -0.3
  const nameIsValue = groupOf(nameKind) === 'value'
  const kinds = values.map(kindOf)
  const valueShare = kinds.filter((kind) => groupOf(kind) === 'value').length / values.length
  // A date above dates is no name, whatever the other columns say.
  if (nameIsValue && nameKind !== 'number' && kinds.filter((kind) => kind === nameKind).length >= values.length * 0.7)
    return -2
  if (valueShare >= 0.7) return nameIsValue ? -1 : groupOf(nameKind) === 'words' ? 1 : 0
  if (nameIsValue) return -0.8
  return wordVote(name, nameKind, values, kinds)
}

/** A column of words under a word: repeated values, word lists and the look of the values must tell. */
function wordVote(name: string, nameKind: CellKind, values: readonly string[], kinds: readonly CellKind[]): number {
  let vote = 0
  const small = name.toLowerCase()
  if (values.some((value) => value.length === name.length && value.toLowerCase() === small))
    vote -= values.length > 3 ? 1 : 0.6
  if (holdsColumnWord(name) && values.filter(holdsColumnWord).length <= values.length * 0.2) vote += 0.6
  vote += markVote(name, values)
  if (kinds[0] === 'boolean' && nameKind !== 'boolean') vote += 0.8
  const codes = kinds.filter((kind) => kind === 'code').length / values.length
  if (codes > 0.8) vote += nameKind === 'code' ? -0.3 : 0.6
  if (
    /^[a-z]+(_[a-z0-9]+)+$|^[a-z]+([A-Z][a-z0-9]+)+$/.test(name) &&
    !values.some((value) => /_|[a-z][A-Z]/.test(value))
  )
    vote += 0.5
  if (values.length >= 3) {
    const lengths = values.map((value) => value.length)
    const least = Math.min(...lengths)
    const most = Math.max(...lengths)
    // Values of one length, or clearly longer ones, with a name that does not fit in.
    if (least === most && name.length !== least) vote += 0.5
    else if (least > name.length * 1.5) vote += 0.3
  }
  if (name.length > 60) vote -= 0.4
  return vote
}

/** A name is short; a sentence may hold any word. */
function holdsColumnWord(name: string): boolean {
  if (name.length > 50 || name.split(/\s+/).length > 5) return false
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
  return columnWords.test(words) || /[a-z](Id|ID|Name|Date|Code)$/.test(name)
}

/** Marks that nearly all values have: a name lacks them, another value has them, too. */
export function markVote(name: string, values: readonly string[]): number {
  if (values.length < 2) return 0
  let has = 0
  let lacks = 0
  for (const mark of ';|{["@/,:=\n') {
    if (values.filter((value) => value.includes(mark)).length < values.length * 0.9) continue
    if (name.includes(mark)) has++
    else lacks++
  }
  if (has + lacks === 0) return 0
  return has > lacks ? -0.8 : lacks > has ? 0.6 : 0
}

/** `1,2,3,4` above other values: positions as names. */
function isSeries(cells: readonly string[]): boolean {
  return cells.length >= 3 && cells.every((cell, i) => cell.trim() !== '' && Number(cell) === Number(cells[0]) + i)
}

/** Years as names ("Country, 2021, 2022, 2023"): a rising run of them over columns of other numbers. */
function yearColumns(first: readonly string[], body: readonly (readonly string[])[]): Set<number> {
  const found = new Set<number>()
  let last = 0
  first.forEach((cell, c) => {
    const year = /^(19|20)\d\d$/.test(cell.trim()) ? Number(cell) : 0
    if (year === 0 || year <= last) return
    last = year
    if (columnOf(body, c).every((value) => !/^(19|20)\d\d$/.test(value))) found.add(c)
  })
  return found.size >= 2 ? found : new Set()
}
