import type { rejected as en } from '../en/rejected'
import type { Words } from '../words'

export const rejected: Words<typeof en> = {
  title: 'Abgewiesene Zeilen korrigieren',
  open_one: '{{count, number}} abgewiesene Zeile korrigieren',
  open_other: '{{count, number}} abgewiesene Zeilen korrigieren',
  failed: 'Die abgewiesenen Zeilen können nicht gezeigt werden',
  facts_one: '{{count, number}} Zeile von {{name}} wurde abgewiesen',
  facts_other: '{{count, number}} Zeilen von {{name}} wurden abgewiesen',
  factsBack_one: '{{count, number}} ist zurückgegeben',
  factsBack_other: '{{count, number}} sind zurückgegeben',
  back: 'Zurück zum Vorgang',
  save: 'Als CSV speichern',
  hint: 'Zellen sind der rohe Text der Datei. Doppelklick oder Eingabetaste ändert eine Zelle; eine lesbare Zeile wird einmal mit einem kleinen eigenen Laden zurückgegeben.',
  more_one:
    '{{count, number}} weitere Zeile ist nicht gezeigt: speichern Sie die CSV, korrigieren Sie sie und öffnen Sie sie wie jede Datei.',
  more_other:
    '{{count, number}} weitere Zeilen sind nicht gezeigt: speichern Sie die CSV, korrigieren Sie sie und öffnen Sie sie wie jede Datei.',
  tally: '{{ready}} bereit zur Rückgabe · {{open}} noch zu korrigieren',
  noneReady: 'Korrigieren Sie zuerst eine Zeile',
  putBackNone: 'Zeilen zurückgeben',
  putBack_one: '{{count, number}} Zeile an {{dataset}} zurückgeben',
  putBack_other: '{{count, number}} Zeilen an {{dataset}} zurückgeben',
  putBackFailed: 'Die Zeilen wurden nicht zurückgegeben',
  done_one: '{{count, number}} korrigierte Zeile in {{dataset}} geladen',
  done_other: '{{count, number}} korrigierte Zeilen in {{dataset}} geladen',
  receipt: 'Beleg ansehen',
  close: 'Schließen',
  grid: 'Abgewiesene Zeilen',
  file: 'Datei',
  line: 'Zeile',
  state: 'Stand',
  beyond: 'Überzähliges Feld {{number}}',
  states: {
    ready: 'bereit',
    back: 'zurückgegeben',
    unreadable: '{{column}} ist nicht lesbar',
    'no-date': '{{column}} ist leer',
    beyond: 'mehr Felder als Spalten',
    shape: '{{fields, number}} Felder statt {{columns, number}}',
    later: 'abgewiesen wegen {{column}}'
  },
  mistake: {
    unreadable: 'Erwartet: {{reading}}',
    'no-date': 'Eine Zeile braucht ihr Bestelldatum',
    beyond: 'Für dieses Feld gibt es keine Spalte: verschieben Sie den Text und leeren Sie es'
  },
  putBackOf: 'Zurückgegebene korrigierte Zeilen',
  putBackLine_one: '{{count, number}} Zeile geladen, {{rejected}} erneut abgewiesen',
  putBackLine_other: '{{count, number}} Zeilen geladen, {{rejected}} erneut abgewiesen',
  correctionOf: 'Korrigierte Zeilen eines anderen Ladens',
  original: 'Jenes Laden ansehen'
}
