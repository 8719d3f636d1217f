/** Words of looking for updates, in English and German. */
import type { UpdateFailure } from './update-failure'

interface UpdateWords {
  readonly menu: string
  readonly close: string
  readonly later: string
  readonly checking: string
  readonly checkingDetail: string
  readonly stopChecking: string
  readonly sourceless: string
  readonly sourcelessDetail: (installed: string) => string
  readonly current: string
  readonly installed: (installed: string) => string
  readonly available: (version: string) => string
  readonly availableDetail: string
  readonly download: string
  readonly downloading: (version: string) => string
  readonly begun: string
  readonly progress: (receivedBytes: number, totalBytes: number) => string
  readonly downloadingDetail: string
  readonly keepDownloading: string
  readonly stopDownload: string
  readonly downloaded: (version: string) => string
  readonly downloadedDetail: string
  readonly quitAndInstall: string
  readonly checkFailed: string
  readonly downloadFailed: string
  readonly untouched: (installed: string) => string
  readonly failures: Readonly<Record<UpdateFailure, string>>
}

/** Megabytes with one decimal, in the notation of the language. */
function megabytes(bytes: number, locale: string): string {
  return (bytes / 1e6).toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
}

/** Cut off, not rounded: 100 % is said when everything is there. */
function percent(part: number, whole: number): number {
  return Math.floor((Math.min(part, whole) / whole) * 100)
}

export const englishUpdates: UpdateWords = {
  menu: 'Check for updates…',
  close: 'Close',
  later: 'Later',
  checking: 'Checking for updates…',
  checkingDetail: 'The update server has not answered yet.',
  stopChecking: 'Stop checking',
  sourceless: 'This copy does not look for updates',
  sourcelessDetail: (installed) =>
    `Version ${installed} is installed. This copy was made without an update server, or is of a kind that cannot replace itself. Look for new versions where you got this one.`,
  current: 'You have the newest version',
  installed: (installed) => `Version ${installed} is installed.`,
  available: (version) => `Version ${version} is available`,
  availableDetail: 'If you download it, it is installed when you quit. Until then you keep working as usual.',
  download: 'Download',
  downloading: (version) => `Version ${version} is being downloaded`,
  begun: 'The download has begun.',
  progress: (received, total) =>
    `${percent(received, total)} % (${megabytes(received, 'en')} of ${megabytes(total, 'en')} MB).`,
  downloadingDetail: 'You can keep working. Help → Check for updates… shows how far it is.',
  keepDownloading: 'Keep downloading',
  stopDownload: 'Stop the download',
  downloaded: (version) => `Version ${version} is ready`,
  downloadedDetail: 'It installs when you quit. If a load is running then, you are asked first.',
  quitAndInstall: 'Quit and install',
  checkFailed: 'The check for updates failed',
  downloadFailed: 'The update could not be downloaded',
  untouched: (installed) => `Version ${installed} stays as it is.`,
  failures: {
    unreachable: 'The update server did not answer. Check your network connection and try again.',
    untrusted:
      'The update server could not prove who it is, so nothing was taken from it. Check the date and time of this computer, or try again from another network.',
    missing: 'The update server has no file for this system. Try again later.',
    unreadable:
      'What the update server says about its newest version cannot be read. Try again later; if it stays so, tell whoever gave you this app.',
    damaged:
      'The file that came is not the one that was announced, so it was thrown away. Try again; if it stays so, tell whoever gave you this app.',
    disk: 'The file could not be written. Make room on the disk, or ask for the right to write to it, and try again.',
    unexpected: 'Something unforeseen happened. Try again later.'
  }
}

export const germanUpdates: UpdateWords = {
  menu: 'Nach Updates suchen…',
  close: 'Schließen',
  later: 'Später',
  checking: 'Es wird nach Updates gesucht…',
  checkingDetail: 'Der Update-Server hat noch nicht geantwortet.',
  stopChecking: 'Suche abbrechen',
  sourceless: 'Diese Kopie sucht nicht nach Updates',
  sourcelessDetail: (installed) =>
    `Version ${installed} ist installiert. Diese Kopie wurde ohne Update-Server erstellt oder ist von einer Art, die sich nicht selbst ersetzen kann. Suchen Sie neue Versionen dort, wo Sie diese erhalten haben.`,
  current: 'Sie haben die neueste Version',
  installed: (installed) => `Version ${installed} ist installiert.`,
  available: (version) => `Version ${version} ist verfügbar`,
  availableDetail:
    'Wenn Sie sie herunterladen, wird sie beim Beenden installiert. Bis dahin arbeiten Sie wie gewohnt weiter.',
  download: 'Herunterladen',
  downloading: (version) => `Version ${version} wird heruntergeladen`,
  begun: 'Der Download hat begonnen.',
  progress: (received, total) =>
    `${percent(received, total)} % (${megabytes(received, 'de')} von ${megabytes(total, 'de')} MB).`,
  downloadingDetail: 'Sie können weiterarbeiten. Hilfe → Nach Updates suchen… zeigt, wie weit der Download ist.',
  keepDownloading: 'Weiter herunterladen',
  stopDownload: 'Download abbrechen',
  downloaded: (version) => `Version ${version} ist bereit`,
  downloadedDetail: 'Sie wird beim Beenden installiert. Läuft dann noch ein Ladevorgang, werden Sie vorher gefragt.',
  quitAndInstall: 'Beenden und installieren',
  checkFailed: 'Die Suche nach Updates ist fehlgeschlagen',
  downloadFailed: 'Das Update konnte nicht heruntergeladen werden',
  untouched: (installed) => `Version ${installed} bleibt unverändert.`,
  failures: {
    unreachable:
      'Der Update-Server hat nicht geantwortet. Prüfen Sie die Netzwerkverbindung und versuchen Sie es erneut.',
    untrusted:
      'Der Update-Server konnte sich nicht ausweisen, deshalb wurde nichts von ihm angenommen. Prüfen Sie Datum und Uhrzeit dieses Rechners, oder versuchen Sie es aus einem anderen Netz.',
    missing: 'Der Update-Server hat keine Datei für dieses System. Versuchen Sie es später erneut.',
    unreadable:
      'Was der Update-Server über seine neueste Version sagt, ist nicht lesbar. Versuchen Sie es später erneut; bleibt es so, melden Sie es der Stelle, von der Sie diese App haben.',
    damaged:
      'Die empfangene Datei ist nicht die angekündigte und wurde deshalb verworfen. Versuchen Sie es erneut; bleibt es so, melden Sie es der Stelle, von der Sie diese App haben.',
    disk: 'Die Datei konnte nicht geschrieben werden. Schaffen Sie Platz auf dem Datenträger oder bitten Sie um Schreibrechte, und versuchen Sie es erneut.',
    unexpected: 'Etwas Unvorhergesehenes ist geschehen. Versuchen Sie es später erneut.'
  }
}
