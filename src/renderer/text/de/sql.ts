import type { sql as en } from '../en/sql'
import type { Words } from '../words'

export const sql: Words<typeof en> = {
  title: 'SQL',
  facts: 'Ein lesendes SELECT über Ihre Datensätze',
  editor: 'SQL-Anweisung',
  run: 'Ausführen',
  runHint: 'Strg Enter',
  cancel: 'Abbrechen',
  limit: 'Höchstens Zeilen',
  history: 'Verlauf',
  historyNone: 'Ausgeführte Anweisungen bleiben hier, auf diesem Rechner.',
  historyClear: 'Alle vergessen',
  historyTake: 'Diese Anweisung nehmen: {{text}}',
  tables: 'Tabellen',
  tablesNone: 'Noch kein Datensatz. Laden Sie zuerst eine Datei.',
  insert: '{{name}} einfügen',
  failed: 'Die Anweisung lief nicht',
  cancelled: 'Abgebrochen',
  empty: 'Schreiben Sie eine Anweisung und führen Sie sie aus. Ergebnisse erscheinen hier.',
  noRows: 'Die Antwort hat keine Zeilen.',
  result: 'Ergebnis',
  rows_one: '{{count, number}} Zeile',
  rows_other: '{{count, number}} Zeilen',
  truncated: 'die ersten {{count, number}} Zeilen, es gibt mehr',
  took: 'in {{took}}',
  copy: 'Kopieren',
  copied: 'Kopiert, bereit zum Einfügen in ein Tabellenblatt',
  csv: 'Als CSV speichern',
  running: 'Läuft …',
  noValue: 'null',
  lineOf: 'Zeile {{line, number}}'
}
