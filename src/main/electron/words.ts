/** Words of menus, dialogs and notifications, which are drawn by the system and not by the renderer. */
import { englishUpdates, germanUpdates } from './updates/update-words'

const english = {
  file: 'File',
  open: 'Open…',
  openFolder: 'Open folder…',
  settings: 'Settings',
  edit: 'Edit',
  view: 'View',
  help: 'Help',
  keys: 'Keyboard shortcuts',
  chooseTitle: 'Choose a file',
  chooseFilesTitle: 'Choose one or several sales files',
  chooseFolderTitle: 'Choose a folder of sales files',
  tables: 'CSV and other text tables',
  allFiles: 'All files',
  pdf: 'PDF document',
  doneTitle: 'Loaded',
  failedTitle: 'Load failed',
  done: (name: string, dataset: string) => `${name} is in ${dataset}.`,
  failed: (name: string, reason: string) => `${name}: ${reason}`,
  alert: (value: string, dataset: string, through: string | null) =>
    `${value} now, in ${dataset}${through === null ? '' : ` through ${through}`}.`,
  quitTitle: 'A load is still running',
  quitDetail: 'If you quit now it is stopped and nothing of it is kept. You can try it again from Jobs.',
  quit: 'Stop and quit',
  stay: 'Keep running',
  deadTitle: 'The window stopped twice',
  deadDetail: 'Its work is safe. Open it again, or quit.',
  reopen: 'Open again',
  updates: englishUpdates
}

type Words = typeof english

const german: Words = {
  file: 'Datei',
  open: 'Öffnen…',
  openFolder: 'Ordner öffnen…',
  settings: 'Einstellungen',
  edit: 'Bearbeiten',
  view: 'Ansicht',
  help: 'Hilfe',
  keys: 'Tastenkürzel',
  chooseTitle: 'Datei wählen',
  chooseFilesTitle: 'Eine oder mehrere Verkaufsdateien wählen',
  chooseFolderTitle: 'Ordner mit Verkaufsdateien wählen',
  tables: 'CSV und andere Texttabellen',
  allFiles: 'Alle Dateien',
  pdf: 'PDF-Dokument',
  doneTitle: 'Geladen',
  failedTitle: 'Laden fehlgeschlagen',
  done: (name, dataset) => `${name} ist in ${dataset}.`,
  failed: (name, reason) => `${name}: ${reason}`,
  alert: (value, dataset, through) => `Jetzt ${value}, in ${dataset}${through === null ? '' : ` bis ${through}`}.`,
  quitTitle: 'Ein Ladevorgang läuft noch',
  quitDetail:
    'Wenn Sie jetzt beenden, wird er angehalten und nichts davon behalten. Unter Jobs können Sie ihn wiederholen.',
  quit: 'Anhalten und beenden',
  stay: 'Weiterlaufen lassen',
  deadTitle: 'Das Fenster ist zweimal stehen geblieben',
  deadDetail: 'Die Arbeit darin ist sicher. Öffnen Sie es neu, oder beenden Sie.',
  reopen: 'Neu öffnen',
  updates: germanUpdates
}

/** The words for a locale such as `de-AT`; English where there is no translation. */
export function shellWords(locale: string): Words {
  return locale.toLowerCase().startsWith('de') ? german : english
}
