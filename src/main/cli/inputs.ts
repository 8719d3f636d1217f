/** What the commands work on: each file by itself, or all of them as one table. */
import { basename, dirname, resolve } from 'node:path'
import type { FileChoice, LinedUp } from '../../shared/contract/open'
import type { Source } from '../../shared/domain/source'
import { commonStem } from '../../shared/domain/together'
import type { FilesOfCommand } from './arguments'
import type { CliCore } from './cli-core'
import { expandNames } from './file-names'

export interface Input {
  /** As it was named by the caller. */
  readonly name: string
  /** Name for a file with its text. */
  readonly textName: string
  /** @throws AppError what opening is refused with */
  open(core: CliCore): Promise<Opened>
}

export interface Opened {
  readonly source: Source
  /** Several files side by side; null for one by itself. */
  readonly linedUp: LinedUp | null
}

/** The inputs of a command, in their order. */
export async function inputsOf({ files, entry, together, fileColumn }: FilesOfCommand): Promise<Input[]> {
  const names = await expandNames(files)
  const override = entry === null ? {} : { override: { member: entry } }
  if (!together) {
    return names.map((name) => ({
      name,
      textName: name,
      open: async (core) => {
        const path = await core.grantPath(resolve(name))
        return { source: (await core.client.open.open({ path, ...override })).source, linedUp: null }
      }
    }))
  }
  const [first = ''] = names
  const open = async (core: CliCore): Promise<Opened> => {
    const choices: FileChoice[] = []
    for (const name of names) choices.push({ path: await core.grantPath(resolve(name)), ...override })
    const linedUp = await core.client.open.lineUp({ files: choices })
    const { source } = await core.client.open.together({ files: choices, nameColumn: fileColumn })
    return { source, linedUp }
  }
  const name = names.length === 1 ? first : `${first} … ${names.at(-1)} (${names.length})`
  const stem = commonStem(
    names.map((each) => basename(each)),
    basename(dirname(resolve(first)))
  )
  return [{ name, textName: names.length === 1 ? stem : `${stem}.csv`, open }]
}
