/** Random steps behind a proposed recipe: the same for the same input. */
import type { Column } from '../../src/shared/domain/column-type'
import { isNumeric } from '../../src/shared/domain/column-type'
import { printColumn } from '../../src/shared/domain/expression'
import type { Recipe, Step } from '../../src/shared/domain/recipe'
import { walkRecipe } from '../../src/shared/domain/recipe-schema'
import type { Random } from './random'
import { hostileNames } from './values'

/** Names that a person may give; a NUL is refused. */
const newNames = hostileNames.filter((name) => name !== '' && !name.includes('\0'))

type StepMaker = (random: Random, columns: readonly Column[]) => Omit<Step, 'id' | 'enabled'> | null

const printText = (value: string) => `'${value.replaceAll("'", "''")}'`
const textsOf = (columns: readonly Column[]) => columns.filter(({ type }) => type.kind === 'string')

function condition(random: Random, columns: readonly Column[]): string {
  const { name, type } = random.pick(columns)
  const column = printColumn(name)
  if (random.chance(0.4)) return `${column} is ${random.chance(0.5) ? 'not ' : ''}null`
  if (isNumeric(type)) return `${column} ${random.pick(['>', '<', '>=', '=', '!='])} ${random.int(1000)}`
  if (type.kind === 'string') return `lower(${column}) != ${printText(random.pick(hostileNames))}`
  return `${column} = ${column}`
}

function value(random: Random, columns: readonly Column[]): string {
  const numbers = columns.filter(({ type }) => isNumeric(type))
  if (numbers.length > 0 && random.chance(0.6)) {
    const [a, b] = [random.pick(numbers), random.pick(numbers)].map(({ name }) => printColumn(name))
    return random.pick([`${a} + ${b}`, `${a} * ${b}`, `${a} / ${b}`, `round(${a} * 1.19, 2)`, `if(${a} < 0, 0, ${b})`])
  }
  const column = printColumn(random.pick(columns).name)
  return random.pick([
    `concat(${column}, '|', ${column})`,
    `coalesce(${column}, ${column})`,
    `upper(concat(${column}))`
  ])
}

const makers: StepMaker[] = [
  (random, columns) => ({
    kind: 'rename',
    from: random.pick(columns).name,
    to: random.pick(newNames)
  }),
  (random, columns) => (columns.length < 2 ? null : { kind: 'drop', columns: [random.pick(columns).name] }),
  (random, columns) => {
    const texts = textsOf(columns)
    return texts.length === 0
      ? null
      : { kind: 'trim', columns: [random.pick(texts).name], collapse: random.chance(0.5) }
  },
  (random, columns) => ({ kind: 'filter', expression: condition(random, columns) }),
  (random, columns) => ({
    kind: 'derive',
    column: random.pick(newNames),
    expression: value(random, columns)
  }),
  (random, columns) => ({ kind: 'deduplicate', by: random.chance(0.3) ? [] : [random.pick(columns).name] })
] as StepMaker[]

/** The recipe with up to four more steps, each of which can run over the columns it meets. */
export function withSteps(recipe: Recipe, sourceColumns: readonly string[], random: Random): Recipe {
  let grown = recipe
  for (let n = random.skewed(0, 4); n > 0; n--) {
    const { columns } = walkRecipe(grown, sourceColumns)
    if (columns.length === 0) break
    const made = random.pick(makers)(random, columns)
    if (made === null) continue
    const next: Recipe = { ...grown, steps: [...grown.steps, { ...made, id: `fuzz-${n}`, enabled: true } as Step] }
    if (walkRecipe(next, sourceColumns).problems.length === 0) grown = next
  }
  return grown
}
