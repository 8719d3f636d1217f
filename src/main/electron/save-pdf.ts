/** The page of a window as a PDF file, where a person says. */
import { writeFile } from 'node:fs/promises'
import { type BrowserWindow, dialog } from 'electron'
import type { SavedPdf } from '../../shared/desktop-bridge'

/**
 * Asks for a place, prints what the page shows for paper, and writes it. Null: the person wanted none. A file that
 * can't be written is told with the system's reason, never thrown: an error would lose it on the way to the page.
 * @param name what the page proposes; only its last part is used
 * @param kind how the system's dialog calls a PDF
 */
export async function savePdf(window: BrowserWindow, name: string, kind: string): Promise<SavedPdf | null> {
  const answer = await dialog.showSaveDialog(window, {
    defaultPath: `${name.replace(/^.*[\\/]/s, '').replace(/\.pdf$/i, '') || 'board'}.pdf`,
    filters: [{ name: kind, extensions: ['pdf'] }]
  })
  if (answer.canceled || !answer.filePath) return null
  try {
    const bytes = await window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true })
    await writeFile(answer.filePath, bytes)
    return { path: answer.filePath, failed: null }
  } catch (error) {
    return { path: answer.filePath, failed: error instanceof Error ? error.message : String(error) }
  }
}
