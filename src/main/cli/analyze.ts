/** `sales analyze`: reads files and says what they are. */
import { mkdir, realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fromWire } from '../../shared/contract/wire'
import type { Source } from '../../shared/domain/source'
import { AppError } from '../../shared/errors'
import { againstLine, againstText, judgedAgainst } from './against'
import { analysisLine, readingLine } from './analysis-line'
import { analysisText } from './analysis-text'
import type { AnalyzeCommand } from './arguments'
import { type CliCore, exitFailed, exitOk } from './cli-core'
import { type Input, inputsOf } from './inputs'
import { errorLine, type Output } from './output'

/** Files worked on at once: one is being checked while the next one is opened. */
const atOnce = 2

type Answer = { readonly lines: readonly string[]; readonly error: AppError | null }

/** Prints an answer for every file in the order of the files; exit code 1 when one of them failed. */
export async function analyze(core: CliCore, command: AnalyzeCommand, output: Output): Promise<number> {
  const { textDir } = command
  const inputs = await inputsOf(command)
  if (textDir !== null)
    await mkdir(textDir, { recursive: true }).catch((error: unknown) => refuseFolder(textDir, error))
  const textPaths =
    textDir === null
      ? inputs.map(() => null)
      : textPathsFor(
          inputs.map(({ textName }) => textName),
          textDir
        )
  const answers = new Map<number, Promise<Answer>>()
  const start = (index: number) => {
    const input = inputs[index]
    if (input !== undefined) answers.set(index, answerFor(core, input, textPaths[index] ?? null, command))
  }
  for (let index = 0; index < atOnce; index++) start(index)
  let failed = 0
  for (const [index, { name }] of inputs.entries()) {
    output.progress(inputs.length > 1 ? `${index + 1} of ${inputs.length}: ${name}` : name)
    const answer = await answers.get(index)
    answers.delete(index)
    start(index + atOnce)
    output.progress(null)
    for (const line of answer?.lines ?? []) output.print(line)
    if (!answer?.error) continue
    failed++
    if (!command.json) output.complain(`${name}: ${answer.error.message}`)
  }
  return failed > 0 ? exitFailed : exitOk
}

async function answerFor(
  core: CliCore,
  { name: file, open }: Input,
  textPath: string | null,
  { json, against }: AnalyzeCommand
): Promise<Answer> {
  let source: Source | null = null
  try {
    const opened = await open(core)
    source = opened.source
    const sourceId = source.id
    if (textPath !== null) {
      for (const { path } of source.together?.files ?? [source]) await refuseOverwriting(path, textPath)
      await core.exportText(sourceId, textPath)
    }
    const report = await core.client.check.report({ sourceId })
    const { roles } = await core.client.shape.propose({ sourceId })
    const line = analysisLine(file, opened, report, roles, textPath)
    const judged = against === null ? null : await judgedAgainst(core, sourceId, against)
    const whole = judged === null ? line : { ...line, against: againstLine(judged) }
    const text = () => [...analysisText(line), ...(judged === null ? [] : againstText(judged))]
    return { lines: json ? [JSON.stringify(whole)] : text(), error: null }
  } catch (thrown) {
    const error = fromWire(thrown)
    // How a file is read is worth telling even when its rows can't be checked.
    const line = { file, ...(source ? readingLine(source) : {}), error: errorLine(error) }
    return { lines: json ? [JSON.stringify(line)] : [], error }
  }
}

/** A place in the folder for each file; equal names get numbers. */
export function textPathsFor(files: readonly string[], folder: string): string[] {
  const taken = new Set<string>()
  return files.map((file) => {
    const name = basename(file).replace(/\.(gz|zst|zip)$/i, '') || 'file'
    const dot = name.lastIndexOf('.')
    const [stem, end] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
    let free = name
    // Compared without case: two names may be one on the disk.
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${stem} (${n})${end}`
    taken.add(free.toLowerCase())
    return join(folder, free)
  })
}

async function refuseOverwriting(path: string, textPath: string) {
  const existing = await realpath(textPath).catch(() => null)
  if (existing === path)
    throw new AppError('cli.usage', {
      what: `Writing the text into ${dirname(path)} would overwrite ${path}: choose another --text folder`
    })
}

function refuseFolder(folder: string, error: unknown): never {
  throw new AppError(
    'cli.usage',
    { what: `--text ${folder} can't be made: ${(error as NodeJS.ErrnoException).code}` },
    { cause: error }
  )
}
