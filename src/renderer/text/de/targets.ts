import type { targets as en } from '../en/targets'
import type { Words } from '../words'

export const targets: Words<typeof en> = {
  title: 'Ziele',
  titleOf: 'Ziele von {{name}}',
  failed: 'Die Ziele sind nicht lesbar',
  unknown: 'Einen Datensatz {{name}} gibt es nicht.',
  toDatasets: 'Zu den Datensätzen',
  toBoard: 'Zum Board',
  about:
    'Was verkauft werden sollte. Boards vergleichen es mit dem, was verkauft wurde: Ein Ziel eines Monats, Quartals oder Jahrs wird nach dem Kalender auf seine Tage verteilt.',
  plans: 'Pläne',
  noPlans: 'Noch keine.',
  newPlan: 'Neuer Plan',
  targetCount_one: '{{count, number}} Ziel',
  targetCount_other: '{{count, number}} Ziele',
  name: 'Name des Plans',
  metric: 'Was gemessen wird',
  dimension: 'Nach',
  everything: 'Alles',
  unit: 'Zeiträume',
  units: {
    month: 'Monate von',
    quarter: 'Quartale von',
    year: 'Das Jahr',
    'fiscal-month': 'Geschäftsperioden von',
    'fiscal-quarter': 'Geschäftsquartale von',
    'fiscal-year': 'Das Geschäftsjahr'
  },
  year: 'Jahr',
  addPeriods: 'Hinzufügen',
  addValue: 'Weiterer Wert, dann Enter',
  import: 'CSV importieren',
  export: 'Exportieren',
  grid: 'Ziele nach Wert und Zeitraum',
  value: 'Wert',
  sum: 'Summe',
  cell: '{{value}}, {{period}}',
  hint: 'Aus einer Tabellenkalkulation einfügen: Ein Block von Beträgen kommt dorthin, wo der Cursor steht; eine Tabelle mit Zeiträumen als Überschriften oder Zeilen aus Zeitraum, Wert und Betrag findet ihre Plätze selbst. Leere Zellen sind kein Ziel.',
  save_one: '{{count, number}} Ziel speichern',
  save_other: '{{count, number}} Ziele speichern',
  saved: 'Plan {{name}} gespeichert',
  saveFailed: 'Der Plan wurde nicht gespeichert',
  remove: 'Plan entfernen',
  removeFailed: 'Der Plan wurde nicht entfernt',
  taken_one: '{{count, number}} Ziel übernommen',
  taken_other: '{{count, number}} Ziele übernommen',
  wrongCells_one: '{{count, number}} Zelle ist keine Zahl oder könnte zwei sein: Schreiben Sie 1234.56 oder 1234,56.',
  wrongCells_other:
    '{{count, number}} Zellen sind keine Zahlen oder könnten zwei sein: Schreiben Sie 1234.56 oder 1234,56.',
  problems: {
    hard: 'So kann nichts übernommen werden:',
    soft: 'Übernommen; bitte ansehen:',
    'no-period':
      'Zeile {{line}}: „{{text}}“ ist kein Monat, Quartal oder Jahr. Schreiben Sie 2024-02, 2024-Q1 oder 2024.',
    'no-number': 'Zeile {{line}}: „{{text}}“ ist keine Zahl.',
    'which-mark': 'Zeile {{line}}: „{{text}}“ kann Tausender oder Dezimalen haben. Schreiben Sie zwei Dezimalstellen.',
    'few-columns': 'Zeile {{line}}: Nach „{{text}}“ fehlt eine Spalte.',
    overlap: 'Zeile {{line}}: Das Ziel für {{text}} liegt über dem für {{other}}. Nur eines davon kann sein.',
    'unknown-value': 'Zeile {{line}}: Keine Zeile der Daten hat „{{text}}“. Der Wert ist neu oder falsch geschrieben.',
    more_one: 'und {{count, number}} weiteres',
    more_other: 'und {{count, number}} weitere'
  }
}
