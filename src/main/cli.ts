/** Entry of the command line: the same core, no window. `sales --help` says what it can do. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../shared/errors'
import { forkWithNode } from './adapters/engine-client/fork-node'
import { analyze } from './cli/analyze'
import { type Command, commandOf } from './cli/arguments'
import { type CliCore, exitFailed, exitOk, exitUsage } from './cli/cli-core'
import { load } from './cli/load'
import { type Output, processOutput } from './cli/output'
import { jobs, query } from './cli/query'
import { usage } from './cli/usage'
import { createCore } from './core'
import { defaultWorkspaceDir } from './web/start-options'

const outDir = import.meta.dirname
const rootDir = join(outDir, '..', '..')
const version = (JSON.parse(readFileSync(join(rootDir, 'package.json'), 'utf8')) as { version: string }).version

/** Exit code of a command that was stopped by a signal, as shells have it. */
const interrupted = 130

type Working = Exclude<Command, { kind: 'help' | 'version' }>

async function main(output: Output): Promise<number> {
  let command: Command
  try {
    command = commandOf(process.argv.slice(2))
  } catch (error) {
    output.complain(sentenceOf(error))
    // A bad dataset name is a mistake on the command line, too.
    return exitUsage
  }
  if (command.kind === 'help') output.print(usage)
  else if (command.kind === 'version') output.print(version)
  else return work(command, output)
  return exitOk
}

async function work(command: Working, output: Output): Promise<number> {
  // Analysing keeps nothing: it has a workspace of its own, and works while the app is open.
  const passing =
    command.kind === 'analyze' && command.dataDir === null && command.against === null
      ? mkdtempSync(join(tmpdir(), 'sales-'))
      : null
  // However the end comes, by a signal or a closed pipe too.
  if (passing !== null) process.on('exit', () => rmSync(passing, { recursive: true, force: true, maxRetries: 3 }))
  const core = await createCore({
    host: 'cli',
    version,
    workspaceDir: passing ?? command.dataDir ?? defaultWorkspaceDir(),
    roots: [],
    samplePath: join(rootDir, 'resources', 'sample-sales.csv'),
    forkEngine: (onLine) => forkWithNode(join(outDir, 'engine.js'), onLine)
  })
  const stop = () => void core.close().finally(() => process.exit(interrupted))
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    return await run(core, command, output)
  } finally {
    await core.close()
  }
}

function run(core: CliCore, command: Working, output: Output): Promise<number> {
  switch (command.kind) {
    case 'analyze':
      return analyze(core, command, output)
    case 'load':
      return load(core, command, output)
    case 'query':
      return query(core, command, output)
    case 'jobs':
      return jobs(core, command, output)
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof AppError ? error.message : String((error as Error)?.stack ?? error)
}

const output = processOutput()
const code = await main(output).catch((error: unknown) => {
  output.complain(sentenceOf(error))
  return error instanceof AppError && error.code === 'cli.usage' ? exitUsage : exitFailed
})
// What was printed must have left before the process ends.
await new Promise<void>((resolve) => process.stdout.write('', () => resolve()))
process.exit(code)
