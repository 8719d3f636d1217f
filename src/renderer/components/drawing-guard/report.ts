/** What a report of a mistake needs: what failed and where in the code, the screen, the browser. None of a person's data but its address. */
export function reportOf(error: unknown): string {
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return [said, window.location.hash, navigator.userAgent].join('\n')
}
