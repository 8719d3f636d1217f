/** What engines that died have left half-written in the work folder. */
import { readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Names of what is only there while a process writes it: folders of runs, files with their last name still to come. */
const unfinished = [
  /^(?:shape|rules|profile|preview)-(?:(\d+)-)?[^.]+$/,
  /\.(\d+)-\d+\.tmp$/,
  /\.typed-[0-9a-f]+\.(?:(\d+)\.)?part$/
]

/**
 * Removes what a process has left; null: all processes of the past, at a start, when none of them lives. What is there is
 * looked up at once, so that nothing of a process that starts meanwhile is met.
 */
export async function sweepWork(workDir: string, pid: number | null): Promise<void> {
  const left = readdirSync(workDir).filter((name) =>
    unfinished.some((pattern) => {
      const match = pattern.exec(name)
      return match !== null && (pid === null || match[1] === String(pid))
    })
  )
  for (const name of left) await rm(join(workDir, name), { recursive: true, force: true })
}
