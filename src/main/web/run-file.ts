/** run.json in the workspace: how scripts of the same user reach the running host. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

export const RunFile = z.object({
  /** Address without a token, for example `http://127.0.0.1:4173`. */
  url: z.string(),
  /** For `Authorization: Bearer …`. */
  token: z.string(),
  pid: z.number()
})
export type RunFile = z.infer<typeof RunFile>

const pathOf = (workspaceDir: string) => join(workspaceDir, 'run.json')

/** Writes the file, readable by this user only. */
export function writeRunFile(workspaceDir: string, run: RunFile): void {
  // An old file would keep its mode.
  rmSync(pathOf(workspaceDir), { force: true })
  writeFileSync(pathOf(workspaceDir), `${JSON.stringify(run, null, 2)}\n`, { flag: 'wx', mode: 0o600 })
}

export function removeRunFile(workspaceDir: string): void {
  rmSync(pathOf(workspaceDir), { force: true })
}

/** The host that runs on a workspace, or null when there is none that left its address. */
export function readRunFile(workspaceDir: string): RunFile | null {
  try {
    return RunFile.parse(JSON.parse(readFileSync(pathOf(workspaceDir), 'utf8')))
  } catch {
    return null
  }
}

/** Asks a running host for a new sign-in address; null when it does not answer. */
export async function askForSignIn(run: RunFile): Promise<string | null> {
  try {
    const answer = await fetch(`${run.url}/sign-in`, {
      method: 'POST',
      headers: { authorization: `Bearer ${run.token}` },
      signal: AbortSignal.timeout(2000)
    })
    return z.object({ url: z.string() }).parse(await answer.json()).url
  } catch {
    return null
  }
}
