/** A real service that tests talk to. */
export interface Service<Found> {
  /** As `SALES_TEST_SERVICES` names it. */
  readonly name: string
  /** Takes the one that the environment names, or starts one. A text says why there is none. */
  start(): Promise<Running<Found> | string>
}

export interface Running<Found> {
  /** Plain data: it is handed to the processes of the tests. */
  readonly found: Found
  /** Ends what was started, and only that. */
  stop(): Promise<void>
}

/** Ends processes by id and waits until they are gone. */
export async function endProcesses(pids: readonly number[], waitMs = 10_000): Promise<void> {
  const alive = (pid: number) => signalled(pid, 0)
  for (const pid of pids) signalled(pid, 'SIGTERM')
  const untilMs = Date.now() + waitMs
  while (pids.some(alive) && Date.now() < untilMs) await new Promise((resolve) => setTimeout(resolve, 100))
  for (const pid of pids.filter(alive)) signalled(pid, 'SIGKILL')
}

function signalled(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}
