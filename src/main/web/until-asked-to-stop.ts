/** The ways in which a host is told to end. */

/**
 * Resolves at Ctrl-C, SIGTERM, a closed terminal, the message `close` of the process that started this one, or that
 * process's death (Windows knows no SIGTERM, and nobody is to be left behind).
 */
export function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
    if (process.channel) {
      process.on('disconnect', () => resolve())
      process.on('message', (message) => message === 'close' && resolve())
    }
  })
}
