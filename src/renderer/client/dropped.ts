/** Files of a drop, those in dropped folders among them. */
import { isTableName } from '../../shared/domain/dialect'

/**
 * The files that were dropped. A folder stands for the files in it whose names look like tables, by name; in the desktop
 * app it stays a folder, which the core reads itself. Must be called while the drop is being handled.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // What an item is must be asked before anything is waited for: afterwards the drop is over.
  const items = [...transfer.items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  const files: File[] = []
  for (const { entry, file } of items) {
    if (entry?.isDirectory && !window.desktop) files.push(...(await filesIn(entry as FileSystemDirectoryEntry)))
    else if (file) files.push(file)
  }
  return files
}

async function filesIn(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  // A reader gives some entries at a time, none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) break
    entries.push(...some)
  }
  const tables = entries.filter(({ isFile, name }) => isFile && !name.startsWith('.') && isTableName(name))
  tables.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
  return Promise.all(
    tables.map((entry) => new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)))
  )
}
