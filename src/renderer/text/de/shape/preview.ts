export const preview = {
  preview: {
    title: 'Vorschau',
    both: 'Beides',
    before: 'Vorher',
    after: 'Nachher',
    beforeLabel: 'Zeilen, wie die Datei sie hat',
    afterLabel: 'Zeilen, wie sie geladen würden',
    view: 'Was die Vorschau zeigt',
    window: 'Zeilen {{from, number}} – {{to, number}}',
    ofRows: 'von {{count, number}}',
    earlier: 'Frühere Zeilen',
    later: 'Spätere Zeilen',
    line: 'Zeile',
    changed_one: '{{count, number}} Zelle geändert',
    changed_other: '{{count, number}} Zellen geändert',
    changedHint: 'Geändert oder neu in den Zeilen darunter. Geht zur nächsten solchen Spalte.',
    failed: 'Die Vorschau kann nicht gezeigt werden',
    noValue: 'kein Wert',
    wasBefore: 'vorher: {{text}}',
    isNew: 'neu',
    outcome: {
      rejected: 'abgewiesen',
      filtered: 'gefiltert',
      deduplicated: 'Duplikat'
    },
    because: '{{outcome}}: {{reason}}',
    byStep: '{{outcome}} · Schritt {{number, number}}: {{name}}',
    afterStep: 'Nach Schritt {{number, number}}: {{name}}',
    toEnd: 'Die Zeilen am Ende ansehen',
    ragged: 'falsche Anzahl Felder',
    notParsed: '{{column}} kann nicht gelesen werden',
    stale: 'Die Vorschau gehört zum Rezept vor dieser Änderung'
  }
}
