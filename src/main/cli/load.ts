/** `sales load`: brings files into a dataset, and prints the proof. */
import { readFile } from 'node:fs/promises'
import type { LinedUp } from '../../shared/contract/open'
import { fromWire } from '../../shared/contract/wire'
import type { JobDetail, Receipt } from '../../shared/domain/job'
import type { LoadMode } from '../../shared/domain/load-mode'
import type { Recipe } from '../../shared/domain/recipe'
import { readRecipeFile, refuseStopped } from '../../shared/domain/recipe-file'
import { matchColumns, recipeFor } from '../../shared/domain/replay'
import { AppError } from '../../shared/errors'
import { receiptAgainst, ruleLine } from './against'
import { differencesText } from './analysis-text'
import type { LoadCommand } from './arguments'
import { type CliCore, exitFailed, exitOk } from './cli-core'
import { type Input, inputsOf } from './inputs'
import { alignedTable, amount, counted, errorLine, type Output } from './output'

/** Loads the files in their order; exit code 1 when one of them failed. The others are loaded all the same. */
export async function load(core: CliCore, command: LoadCommand, output: Output): Promise<number> {
  const recipe = command.recipePath === null ? null : await readRecipe(command.recipePath)
  let failed = 0
  let replaced = false
  for (const input of await inputsOf(command)) {
    const file = input.name
    // "all" means: afterwards the dataset holds these files and nothing else.
    const mode: LoadMode = command.mode === 'replace-all' && replaced ? 'append' : command.mode
    try {
      const job = await loadInput(core, command, input, recipe, mode, output)
      if (job.state === 'done') replaced = true
      else failed++
      for (const line of command.json ? [JSON.stringify(jobLine(file, job))] : jobText(file, job)) output.print(line)
      if (job.state !== 'done' && !command.json)
        output.complain(`${file}: ${job.error?.message ?? `The load is ${job.state}.`}`)
    } catch (thrown) {
      const error = fromWire(thrown)
      failed++
      if (command.json) output.print(JSON.stringify({ file, error: errorLine(error) }))
      else output.complain(`${file}: ${error.message}`)
    }
  }
  return failed > 0 ? exitFailed : exitOk
}

async function readRecipe(path: string): Promise<Recipe> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException
    throw code === 'ENOENT'
      ? new AppError('open.not-found', { path })
      : new AppError('open.unreadable', { path, reason: code }, { cause: error })
  })
  return readRecipeFile(text, path)
}

async function loadInput(
  core: CliCore,
  { dataset, belowGateReason, json }: LoadCommand,
  { name: file, open }: Input,
  recipe: Recipe | null,
  mode: LoadMode,
  output: Output
): Promise<JobDetail> {
  const { client } = core
  output.progress(`${file}: opening`)
  const { source, linedUp } = await open(core)
  // How files differ is said before anything is done with them.
  if (linedUp && !json) for (const line of linedUpText(linedUp)) output.print(line)
  output.progress(`${file}: checking`)
  // The check comes first: the gate and questions left open are judged by its report.
  const sourceId = source.id
  await client.check.report({ sourceId })
  const draft = recipe ? spelledFor(recipe, source.columns) : await recipeOf(core, sourceId, source.name, dataset, mode)
  const { jobId } = await client.load.start({ sourceId, recipe: draft, dataset, mode, belowGateReason })
  const stop = core.onJob((job) => {
    if (job.id === jobId) output.progress(`${file}: ${job.state} ${amount(100 * (job.progress?.overall ?? 0))} %`)
  })
  try {
    await core.jobSettled(jobId)
  } finally {
    stop()
    output.progress(null)
  }
  return client.jobs.get({ jobId })
}

/** The recipe with the file's spelling of its columns; one that is missing is named when the recipe runs. */
function spelledFor(recipe: Recipe, columns: readonly string[]): Recipe {
  const match = matchColumns(
    columns,
    recipe.readings.map(({ column }) => column)
  )
  return recipeFor(recipe, { ...match, missing: [] })
}

/** The recipe of the dataset, where it has one that runs on this file; else the proposed one. */
async function recipeOf(
  { client }: CliCore,
  sourceId: string,
  name: string,
  dataset: string,
  mode: LoadMode
): Promise<Recipe> {
  // What replaces everything need not be like what is there.
  if (mode === 'replace-all') return (await client.shape.propose({ sourceId })).recipe
  const { recipe, replay } = await client.shape.propose({ sourceId, dataset })
  refuseStopped(replay, name)
  return recipe
}

/** Files that become one table, and where their columns differ. */
function linedUpText({ files, columns, leftOut }: LinedUp): string[] {
  const rows = files.map((file) => [file.label, differencesText(file)])
  return [
    `${counted(files.length, 'file')} as one table of ${counted(columns.length, 'column')}`,
    ...alignedTable(['file', 'columns'], rows, { indent: 2 }),
    ...(leftOut.length === 0 ? [] : [`  left out by their names: ${leftOut.join(', ')}`]),
    ''
  ]
}

/** What `load` says about a file, as plain data. */
function jobLine(file: string, job: JobDetail) {
  const { id, state, dataset, error, receipt } = job
  const answer = { file, jobId: id, state, dataset }
  if (state !== 'done' || !receipt)
    return { ...answer, error: error ?? { code: 'internal', message: `The load is ${state}.` } }
  const { ledger, parity, notCompared = [], months, rejectedPath, timings, source, partsHash } = receipt
  return {
    ...answer,
    contentHash: source.contentHash,
    ...(source.files && { files: source.files }),
    partsHash,
    mode: receipt.mode,
    score: receipt.quality?.score ?? null,
    belowGateReason: receipt.belowGateReason,
    rules: (receipt.rules ?? []).map(ruleLine),
    drift: receipt.drift ?? null,
    ledger,
    parity,
    notCompared,
    months,
    rejectedPath,
    timings
  }
}

function jobText(file: string, job: JobDetail): string[] {
  return job.state === 'done' && job.receipt ? receiptText(file, job.receipt) : []
}

function receiptText(file: string, receipt: Receipt): string[] {
  const { ledger, parity, notCompared = [] } = receipt
  const ledgerRows: [string, number][] = [
    ['read', ledger.read],
    ['loaded', ledger.loaded],
    ['rejected', ledger.rejected],
    ['filtered', ledger.filtered],
    ['deduplicated', ledger.deduplicated]
  ]
  const months = receipt.months.map(({ month }) => month)
  const span = months.length === 0 ? '' : `, months ${months[0]} to ${months.at(-1)}`
  const files = receipt.source.files ?? []
  return [
    `${file}: loaded into ${receipt.dataset} (${receipt.mode}${span}), job ${receipt.jobId}`,
    '',
    ...alignedTable(
      ['ledger', 'rows'],
      ledgerRows.map(([name, rows]) => [name, amount(rows)]),
      { right: [1], indent: 2 }
    ),
    '',
    ...alignedTable(
      ['parity', 'shaped', 'warehouse', ''],
      [
        ...parity.map(({ name, shaped, warehouse, equal }) => [
          name,
          shaped ?? '',
          warehouse ?? '',
          equal ? 'equal' : 'DIFFERENT'
        ]),
        // Too many different values for the memory of the cluster.
        ...notCompared.map(({ name, shaped }) => [name, shaped ?? '', '', 'not counted'])
      ],
      { right: [1, 2], indent: 2 }
    ),
    ...(files.length === 0
      ? []
      : [
          '',
          ...alignedTable(
            ['file', 'rows', 'sha-256'],
            files.map(({ label, rows, contentHash }) => [label, amount(rows), contentHash.slice(0, 16)]),
            { right: [1], indent: 2 }
          )
        ]),
    ...(receipt.rejectedPath === null ? [] : ['', `  rejected rows in ${receipt.rejectedPath}`]),
    ...receiptAgainst(receipt),
    ''
  ]
}
