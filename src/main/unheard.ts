/** Failures that nobody waits for. */

/**
 * A failure that nobody heard of is a mistake of ours; it is written down, and does not end the app with all that runs in it.
 * @returns ends the listening
 */
export function reportUnheard(log: { error(fields: object, text: string): void }): () => void {
  const onUnheard = (error: unknown) => log.error({ error: String((error as Error)?.stack ?? error) }, 'unheard')
  process.on('unhandledRejection', onUnheard)
  return () => process.off('unhandledRejection', onUnheard)
}
