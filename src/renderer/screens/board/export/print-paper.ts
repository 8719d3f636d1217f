import type { SavedPdf } from '../../../../shared/desktop-bridge'

/**
 * Puts what is on paper into a file: the desktop app asks where and writes a PDF, a browser shows its own print
 * dialog. Resolves when that is over; null when there is nothing to tell.
 */
export async function printPaper(fileName: string): Promise<SavedPdf | null> {
  if (window.desktop) return window.desktop.savePdf(`${fileName}.pdf`)
  // The title is the name that browsers propose.
  const title = document.title
  document.title = fileName
  const over = new Promise<void>((resolve) => window.addEventListener('afterprint', () => resolve(), { once: true }))
  window.print()
  await over
  document.title = title
  return null
}
