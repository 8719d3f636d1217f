/** What the shell needs of a core. The shell never imports one: `startShell` takes a function that connects it. */
import type { MessagePortMain } from 'electron'
import type { FiredAlert } from '../../shared/domain/alert'
import type { Job } from '../../shared/domain/job'

export interface ShellCore {
  /** Answers the calls of one page over this port until it closes. */
  serve(port: MessagePortMain): void
  /** A person chose this path in a dialog, dropped it, or named it on the command line. Gives the real path. */
  grantPath(path: string): Promise<string>
  onJob(listener: (job: Job) => void): () => void
  onAlert(listener: (fired: FiredAlert) => void): () => void
  runningJobs(): number | Promise<number>
  close(): Promise<void>
}

/** Builds or reaches the core; called once, when the app is ready. */
export type ConnectCore = (userDataDir: string) => Promise<ShellCore>
