import type { several as en } from '../en/several'
import type { Words } from '../words'

export const several: Words<typeof en> = {
  title_one: '{{count, number}} Datei',
  title_other: '{{count, number}} Dateien',
  looking: 'Die Dateien werden angesehen …',
  failed: 'Die Dateien lassen sich nicht ansehen',
  lead: 'Sind sie eine Tabelle, oder eine nach der anderen?',
  file: 'Datei',
  size: 'Größe',
  readAs: 'Gelesen als',
  columns: 'Spalten',
  all_one: 'alle {{count, number}}',
  all_other: 'alle {{count, number}}',
  inOrder: 'in anderer Reihenfolge',
  byPosition: 'ohne eigene Namen: der Reihe nach',
  lacks: 'ohne {{columns}}',
  also: 'außerdem {{columns}}',
  renamed: '{{file}} wird als {{table}} gelesen',
  more_one: '{{columns}} und {{count, number}} weitere',
  more_other: '{{columns}} und {{count, number}} weitere',
  foreign: 'hat keine Spalte der anderen',
  leaveOut: '{{name}} weglassen',
  leaveOutBad_one: 'Die unpassende Datei weglassen',
  leaveOutBad_other: 'Die {{count, number}} unpassenden Dateien weglassen',
  only: 'Nur {{name}} öffnen',
  leftOut: 'Dem Namen nach keine Tabellen, deshalb nicht dabei: {{names}}',
  named: 'Spalte {{column}} mit der Datei jeder Zeile',
  together_one: 'Eine Tabelle aus dieser Datei',
  together_other: 'Eine Tabelle aus diesen {{count, number}} Dateien',
  togetherHint: 'Spalten werden über ihren Namen zugeordnet; was eine Datei nicht hat, bleibt in ihren Zeilen leer.',
  inTurn: 'Eine nach der anderen',
  inTurnHint: 'Die erste wird geöffnet; die anderen folgen mit demselben Rezept, jede mit einem eigenen Laden.',
  because: {
    bad: 'Lassen Sie zuerst die Dateien weg, die nicht lesbar sind oder andere Spalten haben',
    none: 'Es ist keine Datei übrig'
  },
  panel: 'Dateien dieser Tabelle',
  rows_one: '{{count, number}} Zeile',
  rows_other: '{{count, number}} Zeilen',
  readingOf: 'Wie {{name}} gelesen wird',
  place: '{{file}} · {{place}}'
}
