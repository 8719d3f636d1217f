/** A column made by a seed, with the truth of each cell. */
import type { Random } from '../../fuzz/random'

export type TruthKind = 'date' | 'timestamp' | 'number' | 'boolean' | 'text' | 'time'

export type MadeCell = {
  readonly text: string
  /** ISO date or instant, plain number, `true`; null for a cell that is no value of the column (a slip, or no value at all). */
  readonly truth: string | null
}

export type MadeColumn = {
  /** What it is called in figures: `date DD/MM/YYYY`, `number german`. */
  readonly label: string
  readonly kind: TruthKind
  readonly name: string
  /** What parts the fields of the file that the writer would make. */
  readonly delimiter: string
  readonly cells: readonly MadeCell[]
}

/** Cells without a value and slips of the pen among the values. */
export type Dirt = { readonly nullToken: string | null; readonly nullShare: number; readonly slipShare: number }

const nullTokens = ['', '', '', 'NULL', 'N/A', '-', 'n/a', '#N/A', 'unknown', 'None', 'k.A.', '(blank)']
const slips = ['see note', 'tbc', '???x', 'missing!', 'error 5']

export function dirtOf(random: Random): Dirt {
  const isDirty = random.chance(0.6)
  return {
    nullToken: isDirty ? random.pick(nullTokens) : null,
    nullShare: isDirty ? random.int(30) / 100 : 0,
    slipShare: random.chance(0.25) ? 0.01 : 0
  }
}

/** How many rows: short columns are as frequent as long ones. */
export function rowsOf(random: Random): number {
  return random.pick([3, 4, 5, 8, 12, 20, 30, 60, 150, 400])
}

/** Values with dirt between them. Slips stand only where they are few. */
export function withDirt(random: Random, dirt: Dirt, count: number, value: (row: number) => MadeCell): MadeCell[] {
  const slipShare = count >= 150 ? dirt.slipShare : 0
  return Array.from({ length: count }, (_, row): MadeCell => {
    if (dirt.nullToken !== null && random.chance(dirt.nullShare)) return { text: dirt.nullToken, truth: null }
    if (slipShare > 0 && random.chance(slipShare)) return { text: random.pick(slips), truth: null }
    const made = value(row)
    return random.chance(0.02) ? { ...made, text: ` ${made.text} ` } : made
  })
}
