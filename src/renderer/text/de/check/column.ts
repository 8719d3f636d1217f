export const column = {
  tabs: { column: 'Spalte', findings: 'Befunde' },
  chosen: 'von Ihnen gewählt',
  unchoose: 'Zurück zum Ergebnis der Prüfung',
  waiting: 'Die Werte werden gerade gelesen.',
  previous: 'Vorige Spalte',
  following: 'Nächste Spalte',
  line: 'Zeile {{line}}',
  invalid: {
    title_one: '{{count, number}} Wert ist nicht lesbar als {{type}}',
    title_other: '{{count, number}} Werte sind nicht lesbar als {{type}}',
    reject: 'Diese Zeilen abweisen',
    rejectHint: 'sie stehen in der Zeilenbilanz und in einer Datei abgewiesener Zeilen',
    empty: 'Behalten, Wert leer',
    emptyHint: 'die Zeilen werden ohne diesen Wert geladen',
    treatEmpty: '„{{text}}“ als leer lesen',
    asText: 'Spalte als Text behalten',
    lines: 'Nicht lesbare Werte'
  },
  nulls: {
    title: 'Leere Werte',
    none: 'Jede Zeile hat einen Wert.',
    some_one: '{{count, number}} Zeile ohne Wert ({{share}})',
    some_other: '{{count, number}} Zeilen ohne Wert ({{share}})',
    blank: 'nichts zwischen den Trennzeichen',
    tokens: 'Texte, die „kein Wert“ bedeuten',
    tokensHint: 'Eintippen und Eingabetaste drücken'
  },
  profile: {
    title: 'Profil',
    min: 'Kleinster',
    max: 'Größter',
    first: 'Frühester',
    last: 'Spätester',
    sum: 'Summe',
    mean: 'Mittel',
    distinct: 'Verschieden',
    about: 'etwa {{number}}',
    lengths: 'Länge',
    lengthRange: '{{min}} bis {{max}}',
    histogram: 'Verteilung',
    top: 'Am häufigsten',
    table: 'Als Tabelle',
    chart: 'Als Diagramm',
    from: 'Von',
    to: 'Bis',
    rows: 'Zeilen'
  }
}
