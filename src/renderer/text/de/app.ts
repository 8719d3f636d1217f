import type { app as en } from '../en/app'
import type { Words } from '../words'

export const app: Words<typeof en> = {
  name: 'Sales Analytics',
  skip: 'Zum Inhalt springen',
  loading: 'Wird geladen',
  nav: {
    label: 'Hauptmenü',
    home: 'Start',
    datasets: 'Datensätze',
    board: 'Boards',
    jobs: 'Vorgänge',
    sql: 'SQL',
    settings: 'Einstellungen',
    boards: 'Boards',
    palette: 'Suche und Befehle',
    keys: 'Tastatur'
  },
  warehouse: {
    local: 'Lokales Warehouse',
    facts: '{{rows}} Zeilen · {{size, bytes}}',
    empty: 'noch nichts geladen',
    down: 'Das Warehouse startet neu'
  },
  rail: {
    label: 'Schritte des Ladens',
    open: 'Öffnen',
    check: 'Prüfen',
    shape: 'Formen',
    load: 'Laden',
    done: 'erledigt',
    back: 'Zurück',
    discard: 'Datei schließen'
  },
  reconnecting: 'Die Verbindung zur App ist abgebrochen. Neuer Versuch …',
  newLoad: 'Datei öffnen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  close: 'Schließen',
  cancel: 'Abbrechen',
  retry: 'Erneut versuchen',
  more: 'Mehr',
  none: 'Keine'
}
