import type { home as en } from '../en/home'
import type { Words } from '../words'

export const home: Words<typeof en> = {
  title: 'Start',
  drop: 'Verkaufsdatei hier ablegen',
  dropHint:
    'CSV oder TSV jeder Größe, auch als gz, zst oder zip. Sie wird auf diesem Rechner gelesen und nirgendwohin gesendet.',
  dropHintUpload:
    'CSV oder TSV, auch als gz, zst oder zip. Eine abgelegte Datei wird auf den Rechner kopiert, auf dem die App läuft, und geht sonst nirgendwohin.',
  choose: 'Dateien wählen',
  chooseFolder: 'Ordner wählen',
  sample: 'Beispiel ansehen',
  sampleName: 'die Beispieldatei',
  release: 'Loslassen zum Öffnen',
  releaseMany: 'Mehrere Dateien, auch ein Ordner, werden eine Tabelle oder folgen einander: Sie wählen.',
  cannotOpen: '{{name}} lässt sich nicht öffnen',
  chooseAnother: 'Andere Datei wählen',
  opening: '{{name}} wird geöffnet',
  uploading: '{{name}} wird hochgeladen',
  recent: 'Zuletzt geöffnet',
  gone: 'nicht mehr vorhanden',
  homeBoard: 'Board {{name}} öffnen',
  datasets: 'Datensätze',
  datasetsNone: 'Aus einer geladenen Datei wird ein Datensatz mit eigenem Board.',
  datasetsAll: 'Alle {{count, number}}',
  name: 'Name',
  rows: 'Zeilen',
  through: 'Daten bis',
  quality: 'Qualität',
  size: 'Größe',
  opened: 'Geöffnet',
  noDate: 'ohne Datum',
  jobs: 'Letzte Vorgänge',
  jobsAll: 'Alle Vorgänge',
  jobsNone: 'Jedes Laden bleibt hier mit seinem Nachweis erhalten.',
  failed: 'Diese Liste lässt sich nicht anzeigen',
  steps: {
    label: 'So geht es',
    check: 'Jede Zeile wird geprüft: Typen, Datumswerte, Duplikate.',
    shape: 'Sie bestätigen, was jede Spalte bedeutet.',
    load: 'Gelesen = geladen + abgewiesen + gefiltert + Duplikate. Immer.',
    board: 'Ein Board, dessen Summen gegen die Datei bewiesen sind.'
  },
  picker: {
    title: 'Dateien wählen',
    up: 'Aufwärts',
    roots: 'Ordner, die diese App lesen darf',
    files: 'Dateien in diesem Ordner',
    empty: 'Hier ist nichts, was sich öffnen ließe.',
    failed: 'Dieser Ordner lässt sich nicht auflisten',
    limit: 'Hochladen geht bis {{limit}}; eine Datei auf dem Rechner selbst darf beliebig groß sein.',
    upload: 'Von diesem Computer hochladen',
    filter: 'Filter, zum Beispiel 2024-*.csv',
    noMatch: 'Keine Datei hier passt zum Filter.',
    mark: '{{name}} mit anderen nehmen',
    markAll: 'Alle gezeigten Dateien nehmen',
    open_one: '{{count, number}} Datei öffnen',
    open_other: '{{count, number}} Dateien öffnen'
  }
}
