/** A recipe as a file of its own: what is saved, and what is checked before it is taken. */
import { z } from 'zod'
import { AppError } from '../errors'
import { Recipe } from './recipe'
import { type ReplayStop, recipeOfDataset } from './replay'

export const recipeFileKind = 'sales-recipe'
const newestVersion = 1

const RecipeFile = z.object({ kind: z.literal(recipeFileKind), dataset: z.string().nullable(), recipe: Recipe })

/** The text of a recipe's file: JSON that says what it is. */
export function recipeFileText(recipe: Recipe, dataset: string | null): string {
  const file: z.infer<typeof RecipeFile> = { kind: recipeFileKind, dataset, recipe: recipeOfDataset(recipe) }
  return `${JSON.stringify(file, null, 2)}\n`
}

/**
 * Reads what `recipeFileText` wrote, or a bare recipe as the API gives it.
 * @param name of the file, for the sentence
 * @throws AppError `shape.recipe-file` when it is no recipe (with the place of the first mistake), `shape.recipe-version`
 */
export function readRecipeFile(text: string, name: string): Recipe {
  let data: unknown
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new AppError('shape.recipe-file', { name, reason: 'it is not JSON' }, { cause: error })
  }
  const recipe = isRecord(data) && data.kind === recipeFileKind ? data.recipe : data
  if (!isRecord(recipe)) throw new AppError('shape.recipe-file', { name, reason: 'there is no recipe in it' })
  const { version } = recipe
  if (typeof version === 'number' && version !== newestVersion) {
    throw new AppError('shape.recipe-version', { name, version, newest: newestVersion })
  }
  const parsed = Recipe.safeParse(recipe)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue && issue.path.length > 0 ? ` at ${issue.path.map(String).join('.')}` : ''
  throw new AppError('shape.recipe-file', { name, reason: `${issue?.message ?? 'it can’t be read'}${where}` })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const stopWords: Readonly<Record<ReplayStop['kind'], (column: string) => string>> = {
  'missing-column': (column) => `it lacks the column ${column}`,
  'new-column': (column) => `its column ${column} is new`,
  ambiguous: (column) => `${column} can be read in more than one way`,
  format: (column) => `${column} is written in another way than before`,
  type: (column) => `${column} holds values of another type than before`,
  total: (column) => `the total of ${column} changed much`,
  volume: () => 'the number of rows changed much',
  nulls: (column) => `${column} has more empty values than before`,
  step: (step) => (step === '' ? 'the recipe has a mistake' : `the step ${step} can’t run`)
}
const stopsTold = 6

/** Changes of amounts are news, not mistakes: a script goes on, and prints them with the load. */
function isAmount(kind: ReplayStop['kind']): boolean {
  return kind === 'total' || kind === 'volume' || kind === 'nulls'
}

/**
 * Refuses a replay that a person must look at first: for scripts, where nobody would.
 * @throws AppError `shape.replay-stopped` with the reasons in words
 */
export function refuseStopped(replay: { dataset: string; stops: readonly ReplayStop[] } | null, name: string): void {
  const stops = replay?.stops.filter(({ kind }) => !isAmount(kind)) ?? []
  if (!replay || stops.length === 0) return
  const told = stops.slice(0, stopsTold).map(({ kind, column }) => stopWords[kind](column))
  const more = stops.length - told.length
  const reasons = `${told.join(', ')}${more > 0 ? `, and ${more} more` : ''}`
  throw new AppError('shape.replay-stopped', { dataset: replay.dataset, name, reasons })
}
