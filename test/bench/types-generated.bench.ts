/**
 * Types of columns made by seeds, over ways of writing, countries and dirt, with the truth known for every cell:
 * `npm run bench -- types-generated [-- SEEDS]`. Prints the outcomes by kind, and every kind of which something was read
 * without a question as something else than was meant. Exits with 1 when there is one.
 */
import { type Judged, judge, madeColumn, type Outcome } from './generated-columns/judge'

const outcomes: readonly Outcome[] = ['right', 'asked', 'text', 'lost', 'silent']

export async function main(args: readonly string[] = []): Promise<void> {
  const seeds = Number(args[0]?.split('/').at(-1) ?? 20_000)
  const judged = Array.from({ length: seeds }, (_, seed) => judge(madeColumn(seed))).filter((one) => one !== null)
  const kinds = [...new Set(judged.map(({ column }) => column.kind))].sort()
  for (const kind of kinds) {
    const own = judged.filter(({ column }) => column.kind === kind)
    const counts = outcomes.map((outcome) => `${outcome} ${own.filter((one) => one.outcome === outcome).length}`)
    console.log(`${kind}: ${own.length} columns; ${counts.join(', ')}`)
  }
  for (const outcome of ['silent', 'lost', 'text'] as const) print(judged, outcome)
  const silent = judged.filter((one) => one.outcome === 'silent').length
  const right = judged.filter(({ outcome }) => outcome === 'right' || outcome === 'asked').length
  const note = `${judged.length} columns; ${silent} read silently as something else`
  console.log(JSON.stringify({ name: 'made columns right', ours: (100 * right) / judged.length, unit: '%', note }))
  if (silent > 0) process.exitCode = 1
}

/** The labels with an outcome, the most frequent first, with an example. */
function print(judged: readonly Judged[], outcome: Outcome): void {
  const byLabel = new Map<string, Judged[]>()
  for (const one of judged) {
    if (one.outcome === outcome) byLabel.set(one.column.label, [...(byLabel.get(one.column.label) ?? []), one])
  }
  for (const [label, list] of [...byLabel].sort((a, b) => b[1].length - a[1].length).slice(0, 25)) {
    const [first] = list
    const cells = first?.column.cells.slice(0, 6).map(({ text }) => text)
    console.log(
      `  ${outcome} ${list.length} × ${label} ${first?.column.name} ${JSON.stringify(cells)} ${first?.example}`
    )
  }
}
